import type { CallerPage } from '../../server/contract/caller-page.ts';
import { isCallerPage } from '../data/caller.checks.ts';
import { openCallerMemory } from '../data/caller-memory.ts';
import { type CallerSession, openCallerSession } from '../data/caller-session.ts';
import { leaveFor } from './exit.ts';
import { presenceOf } from './first-view.ts';

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
}

function begin(page: OpenPage): void {
  const memory = openCallerMemory(page.code);
  const session = openCallerSession({ ...page, memory });
  onExit(() => {
    session.erase();
    leaveFor(page.language);
  });
  followPresence(page, session);

  let app: Promise<typeof import('./app.ts')> | null = null;
  const load = () => {
    app ??= import('./app.ts');
    return app;
  };
  const open = async (begun: boolean) => {
    const button = document.getElementById('start');
    const idle = button?.textContent ?? '';
    const words = button?.dataset ?? {};
    if (button) {
      button.textContent = words['busy'] ?? idle;
      button.ariaDisabled = 'true';
    }
    try {
      (await load()).mount(page, session, begun);
    } catch {
      app = null;
      const note = button?.nextElementSibling;
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
    if (event.target instanceof Element && event.target.id === 'start') load().catch(() => {});
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.id === 'start' && !event.target.ariaDisabled) void open(true);
  });
  // Loaded again while waiting or talking: straight back to it.
  if (memory.resume !== null) void open(false);
}

function followPresence(page: OpenPage, session: CallerSession): void {
  const place = document.getElementById('presence');
  if (!place) return;
  const said = document.createElement('p');
  said.className = 'quiet';
  said.role = 'status';
  place.after(said);

  let shown = presenceOf(page.availability);
  let held = false;
  const follow = () => {
    const now = presenceOf(session.state.availability);
    const spare = document.getElementById(`when-${now}`);
    // Not under a finger: what it is about to press would be gone.
    if (now === shown || held || !(spare instanceof HTMLTemplateElement)) return;
    shown = now;
    const focused = place.contains(document.activeElement);
    place.replaceChildren(spare.content.cloneNode(true));
    const title = place.querySelector('h1');
    if (focused) title?.focus({ preventScroll: true });
    else said.textContent = title?.textContent ?? '';
  };
  const hold = (on: boolean) => () => {
    held = on;
    // After the click that a lifted finger makes.
    if (!on) setTimeout(follow);
  };
  place.addEventListener('pointerdown', hold(true));
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, hold(false));
  session.subscribe(follow);
}

const page = readPage();
if (page?.state === 'open') begin(page);
else onExit(() => leaveFor(page?.language ?? 'fr'));
