import { createContext } from '@lit/context';
import type { Profile, ProfileChange } from '../../server/contract/profiles.ts';
import { type FailureCode, failureCode } from '../data/http.ts';
import { createStore, type Store } from '../lib/store.ts';
import { PictureError, type PictureProblem } from './own-picture.ts';
import { changeOf, draftOf, isChanged, type ProfileDraft, wrongFields } from './profile-draft.ts';

export interface ProfileState {
  /** How callers see the counselor now; null until it is known. */
  readonly profile: Profile | null;
  /** What stands in the form; null: it is closed. */
  readonly draft: ProfileDraft | null;
  readonly wrong: readonly ('name' | 'initials')[];
  /** What is wrong with the file that was chosen. */
  readonly pictureProblem: PictureProblem | null;
  readonly failure: FailureCode | null;
  readonly saving: boolean;
  /** It was saved, and the form has been closed since. */
  readonly saved: boolean;
}

/** How callers see the counselor. What stands in the form stays while a call is answered. */
export interface ProfileKeeper extends Store<ProfileState> {
  open(): void;
  edit(change: Partial<Pick<ProfileDraft, 'name' | 'initials'>>): void;
  choosePicture(file: Blob): Promise<void>;
  removePicture(): void;
  save(): Promise<void>;
  /** Closes the form, and forgets what stands in it. */
  leave(): void;
  /** Something stands in the form that was not saved. */
  readonly changed: boolean;
  close(): void;
}

/** The counselor's profile, for the panel that shows it. */
export const profileKeeper = createContext<ProfileKeeper | null>(Symbol('profile keeper'));

/** What a keeper asks of the server, and of the browser. */
export interface ProfileWays {
  load(signal: AbortSignal): Promise<Profile>;
  change(change: ProfileChange): Promise<Profile>;
  setPicture(picture: Blob): Promise<Profile>;
  removePicture(): Promise<Profile>;
  /** A file as callers see it. */
  square(file: Blob): Promise<Blob>;
}

export const nothingKnown: ProfileState = {
  profile: null,
  draft: null,
  wrong: [],
  pictureProblem: null,
  failure: null,
  saving: false,
  saved: false,
};
const untroubled = { wrong: [], pictureProblem: null, failure: null } as const;

// What could not be loaded is asked for again: nobody waits for it.
const retryMs = 5_000;

/** Creates the keeper, and loads how the counselor is seen. */
export function createProfileKeeper(ways: ProfileWays): ProfileKeeper {
  const store = createStore<ProfileState>(nothingKnown);
  const loading = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = async () => {
    try {
      const profile = await ways.load(loading.signal);
      if (!loading.signal.aborted) store.set({ profile });
    } catch {
      if (!loading.signal.aborted) timer = setTimeout(() => void load(), retryMs);
    }
  };
  void load();

  /** A file that is no longer shown need not be held. */
  const show = (draft: ProfileDraft | null) => {
    const before = store.state.draft?.picture;
    if (before?.chosen && before.url !== draft?.picture?.url) URL.revokeObjectURL(before.url);
    store.set({ draft });
  };
  const sendPicture = async (picture: ProfileDraft['picture']) => {
    if (picture?.chosen) await ways.setPicture(picture.chosen);
    else if (picture === null && store.state.profile?.picture) await ways.removePicture();
  };

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    open() {
      const { profile } = store.state;
      if (profile === null) return;
      store.set({ ...untroubled, saved: false });
      show(draftOf(profile));
    },
    edit(change) {
      const { draft, wrong } = store.state;
      if (draft === null) return;
      store.set({ wrong: wrong.filter((field) => !(field in change)) });
      show({ ...draft, ...change });
    },
    async choosePicture(file) {
      try {
        const chosen = await ways.square(file);
        const { draft } = store.state;
        if (draft === null) return;
        store.set({ pictureProblem: null });
        show({ ...draft, picture: { url: URL.createObjectURL(chosen), chosen } });
      } catch (error) {
        store.set({ pictureProblem: error instanceof PictureError ? error.problem : 'not_a_picture' });
      }
    },
    removePicture() {
      const { draft } = store.state;
      if (draft === null) return;
      store.set({ pictureProblem: null });
      show({ ...draft, picture: null });
    },
    async save() {
      const { draft, saving } = store.state;
      if (draft === null || saving) return;
      const wrong = wrongFields(draft);
      store.set({ ...untroubled, wrong });
      if (wrong.length > 0) return;
      store.set({ saving: true });
      try {
        await sendPicture(draft.picture);
        const profile = await ways.change(changeOf(draft));
        // What was written since is not saved yet: the form stays open with it.
        const same = store.state.draft === draft;
        store.set({ profile, saving: false, saved: same });
        if (same) show(null);
      } catch (error) {
        store.set({ saving: false, failure: failureCode(error) });
      }
    },
    leave() {
      store.set(untroubled);
      show(null);
    },
    get changed() {
      const { draft, profile } = store.state;
      return draft !== null && profile !== null && isChanged(draft, profile);
    },
    close() {
      loading.abort();
      clearTimeout(timer);
      show(null);
    },
  };
}
