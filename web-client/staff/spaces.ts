import type { Role } from '../../server/contract/call.ts';

/** Whether a role works with campaigns; the server decides again at each request. */
export const mayManage = (role: Role): boolean => role === 'admin' || role === 'manager';
