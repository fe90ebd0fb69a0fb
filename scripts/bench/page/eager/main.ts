import { html, render } from 'lit';
import { Device } from 'mediasoup-client';
import { welcomeFr } from '../../../../web-client/locales/caller/welcome-fr.ts';

// The same welcome as a page of the ordinary kind has it: one bundle, media code first, that asks the server who is there
// and draws what it is told.

const whoIsThere = async (): Promise<{ presence: 'free' | 'waiting' | 'nobody' }> => (await fetch('/state')).json();
const [device, { presence }] = await Promise.all([Device.factory(), whoIsThere()]);
const now = welcomeFr.welcome[presence];

render(
  html`<main>
    <p class="presence free"><i></i><span>${now.status}</span></p>
    <h1>${now.title}</h1>
    <p class="lead">${now.text}</p>
    <div class="way">
      <button class="way-button" type="button" @click=${() => device.load}>${now.action}</button>
      <p class="note">${now.note}</p>
    </div>
    <ul class="numbers">
      ${welcomeFr.numbers.list.map(({ number, what }) => html`<li><a href="tel:${number}">${number} ${what}</a></li>`)}
    </ul>
  </main>`,
  document.body,
);
