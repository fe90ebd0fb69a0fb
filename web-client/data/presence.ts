import { PresenceToday } from '../../server/contract/counselor-socket.ts';
import { request } from './http.ts';

/** How one's own day has been spent so far, in the time zone of this browser. */
export const presenceToday = (signal?: AbortSignal): Promise<PresenceToday> => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return request('GET', `/api/presence/today?${new URLSearchParams({ timeZone })}`, PresenceToday, { signal });
};
