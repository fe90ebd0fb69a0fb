import type { CallerLanguage } from '../../server/contract/call.ts';
import { type Filling, fillingOf, presenceOf } from '../../server/contract/first-view.ts';
import type { CallerSession } from '../data/caller-session.ts';

// Keeps the first view's word on who is there current. Fetched at the first change.

interface Following {
  place: HTMLElement;
  session: CallerSession;
  language: CallerLanguage;
  /** A finger is on the page. */
  held(): boolean;
}

/** How often 'tomorrow' is looked at again. */
const everyMs = 60_000;

/** Follows who is there for as long as the page lives. The returned function looks again. */
export function followPresence({ place, session, language, held }: Following): () => void {
  const said = document.createElement('p');
  said.className = 'quiet';
  said.role = 'status';
  place.after(said);

  let shown = '';
  let announced = '';
  const follow = () => {
    const { availability } = session.state;
    const filling = fillingOf(availability, language, Date.now());
    const wanted = JSON.stringify(filling);
    const spare = document.getElementById(`when-${presenceOf(availability)}`);
    // Not under a finger: what it is about to press would be gone.
    if (wanted === shown || held() || !(spare instanceof HTMLTemplateElement)) return;
    shown = wanted;
    const focused = place.contains(document.activeElement);
    place.replaceChildren(filled(spare, filling));
    const title = place.querySelector('h1');
    const words = title?.textContent ?? '';
    if (focused) title?.focus({ preventScroll: true });
    else if (words !== announced) said.textContent = words;
    announced = words;
  };
  session.subscribe(follow);
  setInterval(follow, everyMs);
  follow();
  return follow;
}

/** A spare block as it is to be shown. */
function filled(spare: HTMLTemplateElement, { keep, texts }: Filling): DocumentFragment {
  const block = document.importNode(spare.content, true);
  for (const part of block.querySelectorAll<HTMLElement>('[data-if]')) {
    if (!keep.includes(part.dataset['if'] ?? '')) part.remove();
  }
  for (const gap of block.querySelectorAll<HTMLElement>('[data-gap]')) {
    gap.replaceWith(texts[gap.dataset['gap'] ?? ''] ?? '');
  }
  return block;
}
