import { html, render } from 'lit';
import { Value } from 'typebox/value';
import { ScreenPage } from '../server/contract/screen-socket.ts';
import { play } from './player.ts';
import { screen } from './screen.ts';
import { words } from './words.ts';

const place = document.querySelector('main');
const page = readPage();

if (new URLSearchParams(location.search).has('overlay')) document.documentElement.classList.add('overlay');

if (place && page) {
  document.title = page.campaign;
  play(page, (status) => render(screen(page, status), place));
} else if (place) {
  render(html`<p class="missing">${words.fr.nothing}<br /><span lang="en">${words.en.nothing}</span></p>`, place);
}

/** What the server wrote into the page; null where it is not a screen's page. */
function readPage(): ScreenPage | null {
  try {
    const data: unknown = JSON.parse(document.getElementById('screen')?.textContent ?? '');
    return Value.Check(ScreenPage, data) ? data : null;
  } catch {
    return null;
  }
}
