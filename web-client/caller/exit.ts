import type { CallerLanguage } from '../../server/contract/call.ts';

/**
 * Where 'exit now' leads: the weather, which anybody may be reading at any moment. A trade-off: an address of ours would
 * need no other site's network, but a glance over the shoulder would see where it came from; a search engine would
 * show what was looked for before. The page is fetched from another site, which learns nothing: no referrer is sent.
 */
export const exitAddress: Record<CallerLanguage, string> = {
  fr: 'https://meteofrance.com/',
  en: 'https://www.bbc.com/weather',
  ar: 'https://www.arabiaweather.com/',
  uk: 'https://sinoptik.ua/',
  es: 'https://www.aemet.es/es/portada',
};

const thriceMs = 5_000;

/** Acts when Shift is pressed three times in five seconds with no other key in between, as GOV.UK's 'exit this page' does. */
export function onShiftThrice(act: () => void): void {
  let presses: number[] = [];
  document.addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    presses = key === 'Shift' ? [...presses.filter((at) => timeStamp - at < thriceMs), timeStamp] : [];
    if (presses.length === 3) act();
  });
}

/** By which this browser's other pages of ours hear that somebody wants out; a browser without it leaves them alone. */
let others: BroadcastChannel | null = null;

/** Acts when somebody leaves another page of ours in this browser: whoever looks must find none of them. */
export function onExitElsewhere(act: () => void): void {
  if (typeof BroadcastChannel === 'undefined') return;
  others = new BroadcastChannel('exit');
  others.onmessage = act;
}

let left = false;

/**
 * Leaves for the neutral page; 'back' does not return here. The page is empty at once, and asks about nothing. Then what
 * `letGo` names is let go, each for itself: whatever fails there, the page is left. Left once, it is left: the other pages
 * that hear of it say so too.
 */
export function leaveFor(language: CallerLanguage, letGo: readonly (() => void)[] = []): void {
  if (left) return;
  left = true;
  document.body.remove();
  others?.postMessage(null);
  for (const act of letGo) {
    try {
      act();
    } catch {
      // Nobody is left to tell, and nothing may keep the page here.
    }
  }
  location.replace(exitAddress[language]);
}
