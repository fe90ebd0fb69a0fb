import type { Database } from '../../db/connect.ts';
import type { UserId } from '../contract/ids.ts';
import type { ProfileChange } from '../contract/profiles.ts';

export interface ProfileRow {
  name: string;
  initials: string | null;
  picture: string | null;
}

/** How counselors want to be seen by callers. */
export const profilesRepository = {
  async find(db: Database, user: UserId): Promise<ProfileRow | null> {
    const row = await db
      .selectFrom('users')
      .leftJoin('profiles', 'profiles.user_id', 'users.id')
      .select(({ fn }) => [
        fn.coalesce('profiles.name', 'users.name').as('name'),
        'profiles.initials',
        'profiles.picture_id as picture',
      ])
      .where('users.id', '=', user)
      .executeTakeFirst();
    return row ?? null;
  },

  async put(db: Database, user: UserId, { name, initials }: ProfileChange): Promise<void> {
    await db
      .insertInto('profiles')
      .values({ user_id: user, name, initials })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ name, initials }))
      .execute();
  },

  /** Puts a picture in place of the one before, which is gone; null: none. */
  async putPicture(db: Database, user: UserId, picture: { id: string; bytes: Buffer } | null): Promise<void> {
    const values = { picture_id: picture?.id ?? null, picture: picture?.bytes ?? null };
    await db
      .insertInto('profiles')
      .values({ user_id: user, ...values })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
      .execute();
  },

  async picture(db: Database, id: string): Promise<Buffer | null> {
    const row = await db.selectFrom('profiles').select('picture').where('picture_id', '=', id).executeTakeFirst();
    return row?.picture ?? null;
  },
};
