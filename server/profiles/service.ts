import type { Database } from '../../db/connect.ts';
import type { UserId } from '../contract/ids.ts';
import { type Profile, type ProfileChange, pictureLimits, picturePath } from '../contract/profiles.ts';
import { DomainError } from '../errors.ts';
import { newSecret } from '../platform/secrets.ts';
import { jpegSize } from './picture.ts';
import { profilesRepository as repository } from './repository.ts';

/** How counselors want to be seen by callers: each sets their own. */
export function createProfiles(db: Database) {
  /** As callers see them; until they set it, by the name that they have among the staff. */
  async function of(user: UserId): Promise<Profile> {
    const row = await repository.find(db, user);
    if (row === null) throw new DomainError('not_found', 'There is no such account');
    return { ...row, picture: row.picture === null ? null : picturePath(row.picture) };
  }

  return {
    of,

    /** Throws `bad_request` for a name that nobody could read. */
    async change(user: UserId, change: ProfileChange): Promise<Profile> {
      const name = change.name.trim();
      if (name === '') throw new DomainError('bad_request', 'The name is empty: write what callers should call you');
      await repository.put(db, user, { ...change, name });
      return of(user);
    },

    /** Throws `not_a_picture` for whatever callers should not have to open. */
    async setPicture(user: UserId, bytes: Buffer): Promise<Profile> {
      const { side } = pictureLimits;
      const size = jpegSize(bytes);
      if (size?.width !== side || size.height !== side) {
        throw new DomainError('not_a_picture', `Send a JPEG picture of ${side} by ${side} pixels`);
      }
      await repository.putPicture(db, user, { id: newSecret(), bytes });
      return of(user);
    },

    async removePicture(user: UserId): Promise<Profile> {
      await repository.putPicture(db, user, null);
      return of(user);
    },

    /** Throws `not_found` for a picture that was removed or replaced, or never was. */
    async picture(id: string): Promise<Buffer> {
      const bytes = await repository.picture(db, id);
      if (bytes === null) throw new DomainError('not_found', 'There is no such picture');
      return bytes;
    },
  };
}
