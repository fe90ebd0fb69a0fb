import { type Login, StaffUser } from '../../server/contract/http.ts';
import { RequestError, request, requestNothing } from './http.ts';

/** Who is signed in; null where nobody is. */
export async function whoAmI(): Promise<StaffUser | null> {
  try {
    return await request('GET', '/api/session', StaffUser);
  } catch (error) {
    if (error instanceof RequestError && error.code === 'not_signed_in') return null;
    throw error;
  }
}

/** Signs in; fails with `wrong_login` where address and password do not belong together. */
export const signIn = (login: Login): Promise<StaffUser> => request('POST', '/api/session', StaffUser, { body: login });

/** Signs out of this browser. */
export const signOut = (): Promise<void> => requestNothing('DELETE', '/api/session');
