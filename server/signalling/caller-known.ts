import type { Static } from 'typebox';
import type { BeKnown, KnownChanged, KnownKept, Recognise } from '../contract/caller-socket.ts';
import type { CallId, KnownCallerId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import type { Returning } from '../returning/service.ts';
import type { Peer } from './socket.ts';

/** How often phrases may be tried from where a page is. */
export interface Tries {
  /** Whether one more may be tried. */
  allow(): Promise<boolean>;
  /** It was the right one. */
  forgive(): Promise<void>;
}

interface Needs {
  returning: Returning;
  peer: Pick<Peer<Static<typeof KnownChanged> | Static<typeof KnownKept>>, 'send'>;
  /** The page's placement, the call that it has, and the one whose goodbye it follows. Throws `not_now` before the visit is open. */
  page(): { placement: PlacementOfCode; call: CallId | null; followed: CallId | null };
  tries: Tries;
}

/** The caller's side of being recognised: asked for on the goodbye page, and said by a phrase the next time. */
export function createCallerKnown({ returning, peer, page, tries }: Needs) {
  let known: KnownCallerId | null = null;

  async function show(): Promise<void> {
    const caller = known === null ? null : await returning.read(known);
    if (caller === null) known = null;
    peer.send({ type: 'known', known: caller });
  }

  return {
    async want({ language }: Static<typeof BeKnown>): Promise<void> {
      const { followed } = page();
      if (followed === null) throw new DomainError('not_now', 'Follow the call first');
      const { id, ...kept } = await returning.want(followed, language);
      known = id;
      peer.send({ type: 'known_kept', ...kept });
      await show();
    },

    /** Throws `too_many_tries`, and `phrase_unknown`. */
    async recognise({ phrase }: Static<typeof Recognise>): Promise<void> {
      const { placement } = page();
      if (!(await tries.allow())) throw new DomainError('too_many_tries', 'Too many tries: wait some minutes');
      known = await returning.find(phrase, placement.campaign.id);
      await tries.forgive();
      const { call } = page();
      if (call !== null) await returning.recognise(call, known);
      await show();
    },

    /** A call has begun, or was taken up again: it is with whom the page belongs to. */
    async joins(call: CallId): Promise<void> {
      if (known !== null) await returning.recognise(call, known);
    },

    async forget(): Promise<void> {
      if (known === null) throw new DomainError('not_now', 'Nothing is kept, as far as this page knows');
      await returning.forgetCaller(known);
      await show();
    },
  };
}
