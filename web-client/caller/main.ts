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
  let shown = presenceOf(page.availability);
  const follow = () => {
    const place = document.getElementById('presence');
    const now = presenceOf(session.state.availability);
    const spare = document.getElementById(`when-${now}`);
    if (now === shown || !place || !(spare instanceof HTMLTemplateElement)) return;
    shown = now;
    // Not while the button is being pressed, nor in the middle of reading what it leads to.
    place.replaceChildren(spare.content.cloneNode(true));
  };
  session.subscribe(follow);
  document.getElementById('presence')?.setAttribute('aria-live', 'polite');
}

const page = readPage();
if (page?.state === 'open') begin(page);
else onExit(() => leaveFor(page?.language ?? 'fr'));
