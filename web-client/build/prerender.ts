import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'lightningcss';
import type { Plugin } from 'vite';
import { type CallerLanguage, callerLanguages } from '../../server/contract/call.ts';
import { type FirstState, firstView } from '../caller/first-view.ts';
import { type FirstMessages, firstWords } from '../caller/first-words.ts';
import { directionOf } from '../lib/languages.ts';
import { withFrenchSpaces } from './french-spaces.ts';

interface Variant {
  name: string;
  language: CallerLanguage;
  state: FirstState;
  words: FirstMessages;
}

const codeStates = ['code_none', 'code_unknown', 'code_expired', 'code_disabled'] as const;

/** Every first view: an open page in each language and way of speaking, and each page without anybody to call. */
const variants: readonly Variant[] = callerLanguages.flatMap((language) => {
  const variant = (state: FirstState, name: string, address: 'tu' | 'vous' = 'tu') => ({
    language,
    state,
    name: `caller.${language}.${name}`,
    words: firstWords(language, state, address),
  });
  return [
    variant('open', 'open.tu'),
    variant('open', 'open.vous', 'vous'),
    ...codeStates.map((state) => variant(state, state)),
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
function styles(...own: string[]): string {
  return ['../styles/tokens.css', '../caller/first-view.css', ...own]
    .map((file) => path.join(import.meta.dirname, file))
    .map((filename) => transform({ filename, code: readFileSync(filename), minify: true }).code.toString())
    .join('');
}

/** Where a code can be typed. */
const withForm: ReadonlySet<FirstState> = new Set<FirstState>(['code_none', 'code_unknown']);

function callerPages(source: string) {
  const dressed = (css: string) => source.replace('<!--styles-->', `<style>${css}</style>`);
  const [plain, formed] = [dressed(styles()), dressed(styles('../caller/no-code.css'))];
  return variants.map(
    (variant) => [variant.name, callerPage(withForm.has(variant.state) ? formed : plain, variant)] as const,
  );
}

function callerPage(source: string, { language, state, words }: Variant): string {
  const title = state === 'open' || state === 'code_none' ? words.title : words.codes[state].title;
  const view = firstView(language, state, words);
  return source
    .replace('<html lang="fr">', `<html lang="${language}" dir="${directionOf(language)}">`)
    .replace(/<title>.*?<\/title>/, `<title>${title} – ${words.brand}</title>`)
    .replace('<!--visit-->', '<script id="visit" type="application/json">{{data}}</script>')
    .replace('<!--first view-->', () => (language === 'fr' ? withFrenchSpaces(view) : view))
    .replace(/>\s+</g, '><');
}
