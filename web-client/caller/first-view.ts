import { type CallerLanguage, callerLanguages, type DoorReason, doorReasons } from '../../server/contract/call.ts';
import { type Presence, presences } from '../../server/contract/first-view.ts';
import { languageNames } from '../lib/languages.ts';
import type { WelcomeMessages } from '../locales/caller/welcome-fr.ts';
import { exitAddress } from './exit.ts';
import type { FirstMessages } from './first-words.ts';

/** What the caller's page can be: of a code that is in use, of one that leads nowhere, and of the address without one. */
export type FirstState = 'open' | 'code_none' | keyof WelcomeMessages['codes'];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (words: string) => words.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** How a block marks what shows only at times, and what is filled in: the names are those of `fillingOf`. */
interface Marks {
  when(name: string, html: string): string;
  /** Words with their gaps: `{name}`. */
  gaps(words: string): string;
}

/** In the page itself, for the server. */
const served: Marks = {
  when: (name, html) => `<!--if ${name}-->${html}<!--end ${name}-->`,
  gaps: (words) => text(words).replace(/\{(\w+)\}/g, '{{$1}}'),
};
/** In the spare blocks, for the page's script. */
const spare: Marks = {
  when: (name, html) => `<span data-if="${name}">${html}</span>`,
  gaps: (words) => text(words).replace(/\{(\w+)\}/g, '<b data-gap="$1"></b>'),
};

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

const status = (presence: Presence, html: string) => `<p class="presence ${presence}"><i></i><span>${html}</span></p>`;
const title = (html: string) => `<h1 tabindex="-1">${html}</h1>`;

/** A button that fetches the page's other steps, and says while it does. `data-way` is what it asks for. */
const button = (way: string, action: string, { opening, failed }: WelcomeMessages) =>
  `<button class="way-button" data-way="${way}" type="button" data-busy="${text(opening)}" data-failed="${text(failed)}">${text(action)}</button>`;

/** What the page says of who is there; one of them shows. */
function presenceBlock(presence: Presence, words: WelcomeMessages, marks: Marks): string {
  const { welcome } = words;
  if (presence === 'shut') return shutBlock(words, marks);
  const block = welcome[presence];
  const wait =
    presence === 'waiting'
      ? Object.entries(welcome.wait)
          .map(([name, range]) => marks.when(name, marks.gaps(range)))
          .join('')
      : '';
  const head = `${status(presence, text(block.status) + wait)}${title(text(block.title))}<p class="lead">${text(block.text).replace('{or_writing}', marks.when('or_writing', text(welcome.orWriting)))}</p>`;
  const away = presence === 'nobody';
  const way = `<div class="way">${button('talk', block.action, words)}${away ? later(words, marks) : ''}<p class="note">${text(block.note)}</p></div>`;
  return away ? `${head}${numbers(words)}${way}` : `${head}${way}${danger(words)}`;
}

/** A time to talk, where the campaign has that. */
const later = (words: WelcomeMessages, { when }: Marks) =>
  when('or_callback', button('later', words.welcome.callback, words));

/** No new call is taken: why, from when on, who answers now, and what there is instead. */
function shutBlock(words: WelcomeMessages, marks: Marks): string {
  const { when, gaps } = marks;
  const { welcome } = words;
  const each = (html: (reason: DoorReason) => string) =>
    doorReasons.map((reason) => when(reason, html(reason))).join('');
  return `${status(
    'shut',
    each((reason) => text(welcome.shut[reason].status)),
  )}${title(each((reason) => text(welcome.shut[reason].title)))}<p class="lead">${when('opens', `${gaps(welcome.opens)} `)}${each((reason) => text(welcome.shut[reason].text))}</p>${numbers(words)}<div class="way">${later(words, marks)}<p class="note">${text(welcome.stay)}</p></div>`;
}

/** Where a code is typed: a form that needs no script. */
const form = (language: CallerLanguage, { noCode }: FirstMessages) =>
  `<form class="code" action="/q"><label for="code">${text(noCode.field)}</label><p class="hint" id="hint">${text(noCode.hint)}</p><input id="code" name="code" required dir="ltr" autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go" aria-describedby="hint"><input type="hidden" name="lang" value="${language}"><button class="way-button">${text(noCode.action)}</button></form>`;

/** What is there where nobody can be called. */
function codeBlock(language: CallerLanguage, state: Exclude<FirstState, 'open'>, words: FirstMessages): string {
  const say = state === 'code_none' ? words.noCode : words.codes[state];
  const head = `<h1>${text(say.title)}</h1><p class="lead">${text(say.text)}</p>`;
  if (state !== 'code_none') return head + numbers(words) + (state === 'code_unknown' ? form(language, words) : '');
  return `${head}${form(language, words)}<h2>${text(words.numbers.title)}</h2>${numbers(words)}`;
}

/** The way to their pages, for who works here and typed the address alone. */
const staff = ({ noCode }: FirstMessages) =>
  `<nav class="staff" aria-label="${text(noCode.staff)}"><span>${text(noCode.staff)}</span><a href="/dashboard">${text(noCode.desk)}</a><a href="/console">${text(noCode.campaigns)}</a></nav>`;

/** The page's first view as HTML, whole and readable before any script has run. The server fills its gaps. */
export function firstView(language: CallerLanguage, state: FirstState, words: FirstMessages): string {
  const others = callerLanguages
    .filter((other) => other !== language)
    .map((other) => `<a lang="${other}" hreflang="${other}" href="?lang=${other}">${languageNames[other]}</a>`)
    .join('');
  const body =
    state === 'open'
      ? `<div id="presence">${presences
          .map((presence) => served.when(presence, presenceBlock(presence, words, served)))
          .join('')}</div><noscript><p class="note">${text(words.welcome.noScript)}</p></noscript>`
      : codeBlock(language, state, words);
  return `<passerelle-caller><header class="bar"><span class="brand">${text(words.brand)}</span><a id="exit" href="${exitAddress[language]}" rel="noreferrer" title="${text(words.exit.hint)}">${text(words.exit.label)}</a></header><main><p class="campaign"><bdi>{{campaign}}</bdi></p>${body}${website(words)}<nav aria-label="${text(words.language)}">${others}</nav>${state === 'code_none' ? staff(words) : ''}</main></passerelle-caller>${state === 'open' ? spares(words) : ''}`;
}

/** The blocks again, unseen, for when somebody comes or goes. Said twice they weigh little once compressed. */
const spares = (words: WelcomeMessages) =>
  presences
    .map((presence) => `<template id="when-${presence}">${presenceBlock(presence, words, spare)}</template>`)
    .join('');
