import { initialsPattern, longestName, type Profile, type ProfileChange } from '../../server/contract/profiles.ts';

/** How a counselor is seen by callers, as it stands in a form. */
export interface ProfileDraft {
  readonly name: string;
  readonly initials: string;
  /** Where the picture is, and what it is if it was chosen here; null: none. */
  readonly picture: { readonly url: string; readonly chosen: Blob | null } | null;
}

export const draftOf = ({ name, initials, picture }: Profile): ProfileDraft => ({
  name,
  initials: initials ?? '',
  picture: picture === null ? null : { url: picture, chosen: null },
});

/** Initials as callers see them, however they were written; null: none. */
export const initialsOf = (text: string): string | null => text.replace(/[\s.-]/g, '').toLocaleUpperCase() || null;

const areInitials = (text: string): boolean => new RegExp(initialsPattern, 'u').test(text) && text.length <= 8;

/** What the fields say. */
export const changeOf = ({ name, initials }: ProfileDraft): ProfileChange => ({
  name: name.trim(),
  initials: initialsOf(initials),
});

/** Whether something else stands in the form than what callers see. */
export const isChanged = (draft: ProfileDraft, profile: Profile): boolean =>
  draft.name !== profile.name ||
  draft.initials !== (profile.initials ?? '') ||
  (draft.picture?.url ?? null) !== profile.picture;

/** The fields in which something is wrong, in their order. */
export function wrongFields(draft: ProfileDraft): ('name' | 'initials')[] {
  const { name, initials } = changeOf(draft);
  const wrong = {
    name: name === '' || [...name].length > longestName || /\p{Cc}/u.test(name),
    initials: initials !== null && !areInitials(initials),
  };
  return (['name', 'initials'] as const).filter((field) => wrong[field]);
}

/** What a caller sees of the draft: of what is wrong, nothing. */
export function previewOf(draft: ProfileDraft): Profile {
  const { name, initials } = changeOf(draft);
  return {
    name,
    initials: initials !== null && areInitials(initials) ? initials : null,
    picture: draft.picture?.url ?? null,
  };
}

/**
 * The square that is cut from a picture: from the middle, of an upright one a little higher, since that is where faces
 * are.
 */
export function squareOf(width: number, height: number): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 3, side };
}
