import { type UiLanguage, uiLanguages } from '../../server/contract/call.ts';
import type { WelcomeMessages } from '../locales/caller/welcome-fr.ts';
import { exitAddress } from './exit.ts';

/** What a page opened from a code can be. */
export type FirstState = 'open' | keyof WelcomeMessages['codes'];

export type Presence = 'free' | 'waiting' | 'nobody';
const presences: readonly Presence[] = ['free', 'waiting', 'nobody'];

const languageNames: Record<UiLanguage, string> = { fr: 'Français', en: 'English' };

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (words: string) => words.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

const numbers = (words: WelcomeMessages) =>
  `<ul class="numbers">${words.numbers.list
    .map(
      ({ number, by, action, what }) =>
        `<li><a href="${by === 'text' ? 'sms' : 'tel'}:${number}"><span class="number"><span class="quiet">${text(action)} </span>${number}</span><span class="what">${text(what)}</span></a></li>`,
    )
    .join('')}</ul>`;

const danger = (words: WelcomeMessages) =>
  `<details class="danger"><summary>${text(words.welcome.danger)}</summary>${numbers(words)}</details>`;

const website = (words: WelcomeMessages) =>
  `<!--if website--><p><a class="website" href="{{website}}" rel="noreferrer">${text(words.welcome.website)}</a></p><!--end website-->`;

/** What the page says of who is there; one of the three shows. */
function presenceBlock(presence: Presence, words: WelcomeMessages): string {
  const { welcome } = words;
  const head = `<p class="presence ${presence}"><i></i>${text(welcome[presence].status)}</p><h1 tabindex="-1">${text(welcome[presence].title)}</h1><p class="lead">${text(welcome[presence].text)}</p>`;
  if (presence === 'nobody') return `${head}${numbers(words)}<p class="later">${text(welcome.nobody.later)}</p>`;
  const { action, note } = welcome[presence];
  return `${head}<div class="way"><button id="start" type="button" data-busy="${text(welcome.opening)}" data-failed="${text(welcome.failed)}">${text(action)}</button><p class="note">${text(note)}</p></div>${danger(words)}`;
}

/** The page's first view as HTML, whole and readable before any script has run. The server fills its gaps. */
export function firstView(language: UiLanguage, state: FirstState, words: WelcomeMessages): string {
  const others = uiLanguages
    .filter((other) => other !== language)
    .map((other) => `<a lang="${other}" hreflang="${other}" href="?lang=${other}">${languageNames[other]}</a>`)
    .join('');
  const body =
    state === 'open'
      ? `<div id="presence">${presences
          .map((presence) => `<!--if ${presence}-->${presenceBlock(presence, words)}<!--end ${presence}-->`)
          .join('')}</div><noscript><p class="note">${text(words.welcome.noScript)}</p></noscript>`
      : `<h1>${text(words.codes[state].title)}</h1><p class="lead">${text(words.codes[state].text)}</p>${numbers(words)}`;
  return `<passerelle-caller><header class="bar"><span class="brand">${text(words.brand)}</span><a id="exit" href="${exitAddress[language]}" rel="noreferrer" title="${text(words.exit.hint)}">${text(words.exit.label)}</a></header><main><p class="campaign">{{campaign}}</p>${body}${website(words)}<nav aria-label="${text(words.language)}">${others}</nav></main></passerelle-caller>${state === 'open' ? spares(words) : ''}`;
}

/** The three blocks again, unseen, for when somebody comes or goes. Said twice they weigh nothing once compressed. */
const spares = (words: WelcomeMessages) =>
  presences.map((presence) => `<template id="when-${presence}">${presenceBlock(presence, words)}</template>`).join('');

/** What the page says of who is there, by what the server knows. */
export function presenceOf({ free, onDuty }: { free: boolean; onDuty: boolean }): Presence {
  return free ? 'free' : onDuty ? 'waiting' : 'nobody';
}
