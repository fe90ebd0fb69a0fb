import { Profile, type ProfileChange } from '../../server/contract/profiles.ts';
import { request } from './http.ts';

const path = '/api/profile';

/** How callers see who is signed in. */
export const getProfile = (signal?: AbortSignal): Promise<Profile> => request('GET', path, Profile, { signal });

/** Sets the name and the initials that callers see. */
export const putProfile = (change: ProfileChange): Promise<Profile> => request('PUT', path, Profile, { body: change });

/** Sets the picture that callers see; fails with `not_a_picture` or `too_large`. */
export const putPicture = (picture: Blob): Promise<Profile> =>
  request('PUT', `${path}/picture`, Profile, { body: picture });

/** Removes that picture. */
export const deletePicture = (): Promise<Profile> => request('DELETE', `${path}/picture`, Profile);
