import type { Role } from '../../server/contract/call.ts';

/** Whether a role works with campaigns; the server decides again at each request. */
export const mayManage = (role: Role): boolean => role === 'admin' || role === 'manager';

/** Whether a role may see the numbers of teams and campaigns; the server decides again at each request. */
export const maySeeNumbers = (role: Role): boolean => role !== 'counselor';

/** Whether a role answers calls; the server decides again when the desk is opened. */
export const mayAnswer = (role: Role): boolean => role !== 'manager';
