import { html, render } from 'lit';
import { Device } from 'mediasoup-client';
import { welcomeFr } from '../../../../web-client/locales/caller/welcome-fr.ts';

// The same welcome as a page of the ordinary kind has it: one bundle, media code first, that draws once it has come.

const device = await Device.factory();
const { free } = welcomeFr.welcome;

render(
  html`<main>
    <p class="presence free"><i></i><span>${free.status}</span></p>
    <h1>${free.title}</h1>
    <p class="lead">${free.text}</p>
    <div class="way">
      <button class="way-button" type="button" @click=${() => device.load}>${free.action}</button>
      <p class="note">${free.note}</p>
    </div>
    <ul class="numbers">
      ${welcomeFr.numbers.list.map(({ number, what }) => html`<li><a href="tel:${number}">${number} ${what}</a></li>`)}
    </ul>
  </main>`,
  document.body,
);
