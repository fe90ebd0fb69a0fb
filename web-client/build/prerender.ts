import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'lightningcss';
import type { Plugin } from 'vite';
import { type CallerLanguage, callerLanguages } from '../../server/contract/call.ts';
import { type FirstState, firstView } from '../caller/first-view.ts';
import { directionOf } from '../lib/languages.ts';
import { welcomeAr } from '../locales/caller/welcome-ar.ts';
import { welcomeEn } from '../locales/caller/welcome-en.ts';
import { welcomeEs } from '../locales/caller/welcome-es.ts';
import { type WelcomeMessages, welcomeFr } from '../locales/caller/welcome-fr.ts';
import { welcomeFrVous } from '../locales/caller/welcome-fr-vous.ts';
import { welcomeUk } from '../locales/caller/welcome-uk.ts';

interface Variant {
  name: string;
  language: CallerLanguage;
  state: FirstState;
  words: WelcomeMessages;
}

const errors = ['code_unknown', 'code_expired', 'code_disabled'] as const;
const plainWords: Record<CallerLanguage, WelcomeMessages> = {
  fr: welcomeFr,
  en: welcomeEn,
  ar: welcomeAr,
  uk: welcomeUk,
  es: welcomeEs,
};

/** Every first view: an open page in each language and way of speaking, and each page of a code that leads nowhere. */
const variants: readonly Variant[] = callerLanguages.flatMap((language) => {
  const variant = (state: FirstState, name: string, words = plainWords[language]) => ({ language, state, name, words });
  return [
    variant('open', `caller.${language}.open.tu`),
    variant('open', `caller.${language}.open.vous`, language === 'fr' ? welcomeFrVous : plainWords[language]),
    ...errors.map((state) => variant(state, `caller.${language}.${state}`)),
  ];
});

/**
 * Lays the built pages flat, `pages/NAME.html`, as the server reads them; the caller's once for each language and state,
 * with its first view and its styles written out, so that it is there before anything else has come.
 */
export function prerender(): Plugin {
  return {
    name: 'passerelle:prerender',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, file] of Object.entries(bundle)) {
          const page = /^(?:[\w-]+\/)*([\w-]+)\/index\.html$/.exec(fileName)?.[1];
          if (!page || file.type !== 'asset') continue;
          const source = String(file.source);
          delete bundle[fileName];
          const pages = page === 'caller' ? callerPages(source) : [[page, source] as const];
          for (const [name, html] of pages) {
            this.emitFile({ type: 'asset', fileName: `pages/${name}.html`, source: html });
          }
        }
      },
    },
  };
}

/** Written into the page: what it looks like comes with the first answer of the server. */
function styles(): string {
  const files = ['../styles/tokens.css', '../caller/first-view.css'];
  return files
    .map((file) => path.join(import.meta.dirname, file))
    .map((filename) => transform({ filename, code: readFileSync(filename), minify: true }).code.toString())
    .join('');
}

function callerPages(source: string) {
  const styled = source.replace('<!--styles-->', `<style>${styles()}</style>`);
  return variants.map((variant) => [variant.name, callerPage(styled, variant)] as const);
}

function callerPage(source: string, { language, state, words }: Variant): string {
  const title = state === 'open' ? words.title : words.codes[state].title;
  return source
    .replace('<html lang="fr">', `<html lang="${language}" dir="${directionOf(language)}">`)
    .replace(/<title>.*?<\/title>/, `<title>${title} – ${words.brand}</title>`)
    .replace('<!--visit-->', '<script id="visit" type="application/json">{{data}}</script>')
    .replace('<!--first view-->', () => firstView(language, state, words))
    .replace(/>\s+</g, '><');
}
