import { render } from 'lit';
import type { ScreenPage } from '../server/contract/screen-socket.ts';
import { screen } from './screen.ts';
import type { ScreenStatus } from './screen-view.ts';

// A screen's states with fixed data, without a server, for the gallery: #signage-STATUS, or #overlay-STATUS,
// and -long for the longest calls to action.

const statuses: readonly ScreenStatus[] = ['free', 'soon', 'nobody', 'unknown'];

/** Not a code that leads anywhere: the density of one, with its three corners. */
function pattern(size: number): string {
  const corner = (x: number, y: number) => Math.max(Math.abs(x - 3), Math.abs(y - 3));
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const rings = [corner(x, y), corner(size - 1 - x, y), corner(x, size - 1 - y)];
      const nearest = Math.min(...rings);
      const dark = nearest <= 4 ? nearest !== 2 && nearest !== 4 : (x * 7 + y * 13 + x * y * 5) % 11 < 5;
      if (dark) path += `M${x} ${y}h1v1h-1z`;
    }
  }
  return path;
}

const page: ScreenPage = {
  name: 'gare-hall',
  campaign: 'Parler à quelqu’un',
  callToAction: { fr: 'Besoin de parler ? Quelqu’un est là.', en: 'Need to talk? Someone is here.' },
  address: 'https://passerelle.example/q/K7MWP2QX',
  code: 'K7MWP2QX',
  qr: { size: 29, path: pattern(29) },
  availability: {
    free: true,
    onDuty: true,
    waiting: 0,
    wait: { fromMinutes: 0, toMinutes: 1 },
    door: null,
    opensAt: null,
    timeZone: 'Europe/Paris',
    instead: [],
  },
};

const longest = {
  fr: 'Logement, travail, papiers, moral : quelqu’un est là pour en parler avec toi ici.',
  en: 'Housing, work, papers, low mood: someone is right here to talk it over with you.',
};

const asked = location.hash.slice(1);
const [kind, name, size] = asked.split('-');
const status = statuses.find((each) => each === name);
if (status && (kind === 'signage' || kind === 'overlay')) {
  await import('./screen.css');
  document.documentElement.classList.toggle('overlay', kind === 'overlay');
  document.title = `${kind}-${status}`;
  const main = document.createElement('main');
  document.body.append(main);
  render(screen(size === 'long' ? { ...page, callToAction: longest } : page, status), main);
  document.documentElement.dataset['ready'] = asked;
}
