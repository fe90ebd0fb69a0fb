import type { CallerPage } from '../../server/contract/caller-page.ts';
import { isCallerPage } from '../data/caller.checks.ts';
import { openCallerMemory } from '../data/caller-memory.ts';
import { type CallerSession, openCallerSession } from '../data/caller-session.ts';
import { reloadIfReplaced } from '../lib/new-version.ts';
import { leaveFor, onExitElsewhere, onShiftThrice } from './exit.ts';
import type { Way } from './step.ts';

// The small script of the first view: it opens the visit, follows who is there, and fetches the rest at the tap.

type OpenPage = Extract<CallerPage, { state: 'open' }>;

function readPage(): CallerPage | null {
  try {
    const data: unknown = JSON.parse(document.getElementById('visit')?.textContent ?? '');
    return isCallerPage(data) ? data : null;
  } catch {
    return null;
  }
}

function onExit(act: () => void): void {
  document.getElementById('exit')?.addEventListener('click', (event) => {
    event.preventDefault();
    act();
  });
  onShiftThrice(act);
  onExitElsewhere(act);
}

function begin(page: OpenPage): void {
  const memory = openCallerMemory(page.code);
  const returned = takeSecret();
  // Somebody new in this tab, or by another link, is not told what was agreed before.
  if (returned || !isBack()) memory.ended = null;
  if (returned?.back) memory.callback = returned.back;
  if (returned?.known) memory.known = returned.known;
  const session = openCallerSession({ ...page, memory });
  let exit = () => {
    leaveFor(page.language, [() => session.erase()]);
  };
  onExit(() => exit());
  watchPresence(page, session, watchFinger());

  let app: Promise<typeof import('./app.ts')> | null = null;
  const load = () => {
    app ??= import('./app.ts');
    return app;
  };
  const open = async (way: Way | null, button: HTMLElement | null) => {
    const idle = button?.textContent ?? '';
    const words = button?.dataset ?? {};
    if (button) {
      button.textContent = words['busy'] ?? idle;
      button.ariaDisabled = 'true';
    }
    try {
      exit = await (await load()).mount(page, session, way);
    } catch {
      app = null;
      void reloadIfReplaced();
      const note = button?.closest('.way')?.querySelector('.note');
      if (note) {
        note.textContent = words['failed'] ?? '';
        note.setAttribute('role', 'alert');
      }
    }
    if (button) {
      button.textContent = idle;
      button.ariaDisabled = null;
    }
  };

  document.addEventListener('pointerdown', (event) => {
    // The finger is on the button: what it asks for may as well set out now.
    if (wayButton(event)) load().catch(() => {});
  });
  document.addEventListener('click', (event) => {
    inPlace(event);
    const button = wayButton(event);
    if (button && !button.ariaDisabled) void open(button.dataset['way'] === 'later' ? 'later' : 'talk', button);
  });
  // Loaded again while waiting or talking, or after it, or opened by a link of somebody who comes back: straight to it.
  if (memory.resume ?? memory.ended ?? memory.callback ?? memory.known) void open(null, null);
}

/** A tap on another language takes this page's place in the history: Back leads to no page that tells. */
function inPlace(event: MouseEvent): void {
  const link = event.target;
  if (!(link instanceof HTMLAnchorElement) || link.hreflang === '' || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  location.replace(link.href);
}

/** The page was loaded again, or come back to from another one in its place. */
const isBack = (): boolean => performance.getEntriesByType('navigation')[0]?.toJSON().type !== 'navigate';

/** The button of the first view that an event is on. */
function wayButton({ target }: Event): HTMLElement | null {
  return target instanceof HTMLElement && target.dataset['way'] !== undefined ? target : null;
}

/**
 * The secret of a link that brings somebody back, `#back=SECRET` to a callback, `#known=WORDS` to be recognised: a fragment
 * is never sent to a server. It goes from the address at once, so that nobody finds it there later.
 */
function takeSecret(): { back: string | undefined; known: string | undefined } | null {
  const [, name, secret] = /^#(back|known)=([\w-]{20,200})$/.exec(location.hash) ?? [];
  if (secret === undefined) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return { back: name === 'back' ? secret : undefined, known: name === 'known' ? secret : undefined };
}

/** Whether a finger is on the page, until after the click that lifting it makes. */
function watchFinger(): { down: boolean; lifted(): void } {
  const finger = { down: false, lifted: () => {} };
  document.addEventListener('pointerdown', () => {
    finger.down = true;
  });
  for (const end of ['pointerup', 'pointercancel']) {
    document.addEventListener(end, () =>
      setTimeout(() => {
        finger.down = false;
        finger.lifted();
      }),
    );
  }
  return finger;
}

/** Keeps the page's word on who is there; the code for it is fetched when that word is old. */
function watchPresence(page: OpenPage, session: CallerSession, finger: { down: boolean; lifted(): void }): void {
  const place = document.getElementById('presence');
  const old = JSON.stringify(page.availability);
  if (!place) return;
  let loading = false;
  const stop = session.subscribe(({ availability }) => {
    // 'Open tomorrow' grows old by itself.
    if (loading || (availability.opensAt === null && JSON.stringify(availability) === old)) return;
    loading = true;
    import('./presence.ts')
      .then(({ followPresence }) => {
        stop();
        finger.lifted = followPresence({ place, session, language: page.language, held: () => finger.down });
      })
      .catch(() => {
        loading = false;
      });
  });
}

// A return link that is opened where the page is open already.
window.addEventListener('hashchange', () => {
  if (/^#(back|known)=/.test(location.hash)) location.reload();
});

const page = readPage();
if (page?.state === 'open') begin(page);
else onExit(() => leaveFor(page?.language ?? 'fr'));
