import type { Desk } from '../../server/contract/counselor-socket.ts';
import type { DeskState, DeskStore } from '../data/desk.ts';
import { createStore, type Store } from '../lib/store.ts';
import { type Draft, type DraftState, draftState, longestNote } from './desk-view.ts';

// Long enough not to send every letter, short enough that a crash costs half a sentence.
const pauseMs = 700;

export interface RecordState {
  readonly draft: Draft;
  readonly standing: DraftState;
  /** Finishing was tried without an outcome. */
  readonly dispositionMissing: boolean;
  readonly finishing: boolean;
}

/** Keeps note and outcome of the call on the desk: what is written here goes to the server by itself. */
export interface RecordKeeper extends Store<RecordState> {
  edit(change: Partial<Draft>): void;
  /** Sends what is left, without waiting for a pause in the writing. */
  flush(): void;
  /** Sends what is left and closes the record, where it has an outcome. */
  finish(): void;
  close(): void;
}

const empty: RecordState = {
  draft: { note: '', disposition: null },
  standing: 'saved',
  dispositionMissing: false,
  finishing: false,
};

/** Creates the keeper of a desk's records. */
export function createRecordKeeper(desk: DeskStore): RecordKeeper {
  const store = createStore<RecordState>(empty);
  let call: NonNullable<Desk['call']> | null = null;
  let connection = desk.state.connection;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Something was written here that the server does not have yet: without that, what the server has is the truth.
  let dirty = false;

  const standing = (draft: Draft): DraftState => draftState(draft, call ?? empty.draft, connection);

  const save = (): boolean => {
    clearTimeout(timer);
    const { draft } = store.state;
    if (call === null || draft.note.length > longestNote) return false;
    if (standing(draft) === 'saved') return true;
    return desk.send({ type: 'save_record', call: call.id, ...draft });
  };

  const hear = (state: DeskState) => {
    const next = state.desk?.call ?? null;
    const reopened = state.connection === 'open' && connection !== 'open';
    connection = state.connection;
    if (next?.id !== call?.id) {
      clearTimeout(timer);
      call = next;
      dirty = false;
      store.set(next === null ? empty : { ...empty, draft: { note: next.note, disposition: next.disposition } });
      return;
    }
    call = next;
    const refused = state.refused?.to === 'finish_record' || state.refused?.to === 'save_record';
    const finishing = store.state.finishing && !refused && state.connection === 'open';
    const draft = dirty || next === null ? store.state.draft : { note: next.note, disposition: next.disposition };
    dirty &&= standing(draft) !== 'saved';
    store.set({ draft, standing: standing(draft), finishing });
    if (reopened && dirty) save();
  };
  const forget = desk.subscribe(hear);
  hear(desk.state);

  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) => store.subscribe(listener),
    edit(change) {
      const draft = { ...store.state.draft, ...change };
      dirty = true;
      store.set({
        draft,
        standing: standing(draft),
        dispositionMissing: store.state.dispositionMissing && draft.disposition === null,
      });
      clearTimeout(timer);
      timer = setTimeout(save, pauseMs);
    },
    finish() {
      if (call === null) return;
      if (store.state.draft.disposition === null) {
        store.set({ dispositionMissing: true });
        return;
      }
      if (save() && desk.send({ type: 'finish_record', call: call.id })) store.set({ finishing: true });
    },
    flush() {
      if (dirty) save();
    },
    close() {
      this.flush();
      clearTimeout(timer);
      forget();
    },
  };
}
