import { type Static, Type } from 'typebox';
import { Line } from './text.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

/** A counselor as callers see them: as they set it themselves. */
export const Profile = Type.Object({
  name: Type.String(),
  initials: nullable(Type.String({ description: 'One or two letters; null: the first letter of the name' })),
  picture: nullable(Type.String({ description: 'A path of this origin; null: there is none' })),
});
export type Profile = Static<typeof Profile>;

export const longestName = 40;
/** One or two letters of whatever script; an accent may be a character of its own. */
export const initialsPattern = '^(\\p{L}\\p{M}*){1,2}$';

// ---- one's own: GET and PUT /api/profile, PUT and DELETE /api/profile/picture ----
export const ProfileChange = Type.Object(
  {
    name: Line({ minLength: 1, maxLength: longestName }),
    initials: nullable(Type.String({ pattern: initialsPattern, maxLength: 8 })),
  },
  { additionalProperties: false },
);
export type ProfileChange = Static<typeof ProfileChange>;

/** A picture is a JPEG of this size, which a phone has within a second on a bad line. */
export const pictureLimits = { side: 192, bytes: 40_000 } as const;

/** Where a picture is. Another picture has another id, and nobody can guess one. */
export const picturePath = (picture: string): string => `/pictures/${picture}`;
