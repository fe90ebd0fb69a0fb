import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

// What mediasoup-client brings along and no page of ours can reach: a logger that is silent unless somebody sets a key in
// localStorage, Node's events, and code that the build can't see to be unused as long as it is in CommonJS.
const silentLogger = '\0passerelle:silent-logger';
const emitter = fileURLToPath(new URL('../rtc/emitter.ts', import.meta.url));
/** Its files, and those of what it brings. */
const of = /\/node_modules\/(?:mediasoup-client|h264-profile-level-id|awaitqueue|sdp-transform)\/lib\//;
const replaced: Readonly<Record<string, string>> = { 'events-alias': emitter };

/** The same files, as a glob below node_modules. */
export const compiledFiles = '{mediasoup-client,h264-profile-level-id,awaitqueue,sdp-transform}/lib/**/*.js';

/** Methods that nothing of ours leads to: simulcast, pausing by negotiation, and what tells of itself. */
const unusedMethods = [
  'setMaxSpatialLayer',
  'updateIceServers',
  'getSenderStats',
  'getReceiverStats',
  'pauseSending',
  'resumeSending',
  'pauseReceiving',
  'resumeReceiving',
  'pauseMediaSection',
  'resumeSendingMediaSection',
  'resumeReceivingMediaSection',
  'getDataChannelMaxMessageSize',
  'dump',
  'remove',
  '[gs]et appData',
  'get observer',
  '[gs]et bufferedAmountLowThreshold',
  '[gs]et binaryType',
  'get label',
  'get protocol',
];
/** A method as the compiler of mediasoup-client lays it out: four spaces in, down to its closing brace. */
const unused = new RegExp(`^    (?:async )?(?:${unusedMethods.join('|')})\\([^]*?^    \\}\n`, 'gm');
/** Where a device takes the handler for React Native. */
const foreignHandler = /^ *case 'ReactNative106': \{.*?^ *\}\n/gms;

/** What an error says beside its kind: nobody hears it on these pages, and it is a thirtieth of the code. */
const errorWords = /\b(throw new (?:\w+\.)?\w*Error)\((?:'[^'\n]*'|`[^`\n]*`)\)/g;
/** What is said to those who observe all that mediasoup-client does: nobody of ours. */
const observed = /^\s*this\._observer\.safeEmit\(.*\);\n/gm;
/** Fields that nobody else may know: the compiler keeps their names, as long as they are. */
const privateName = /\b_[a-z]\w+\b/g;

/** Leaves out of mediasoup-client what a call in a browser never uses; weight.browser.test.ts holds what is left. */
export function leanMediasoup(): Plugin {
  const names = shortNames();
  return {
    name: 'passerelle:lean-mediasoup',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(?:debug|events-alias)$|\/Logger$/ },
      handler: (source, importer) => (importer && of.test(importer) ? (replaced[source] ?? silentLogger) : null),
    },
    transform: {
      filter: { id: of },
      handler: (code) => ({
        code: asModule(
          code
            .replace(unused, '')
            .replace(foreignHandler, '')
            .replace(observed, '')
            .replace(errorWords, '$1()')
            .replace(privateName, (name) => names.get(name) ?? name)
            // What would be said to the silent logger is a tenth of the code.
            .replace(/^\s*logger\.(?:debug|warn|error)\(.*\);$/gm, wholeCall),
        ),
        map: null,
        moduleSideEffects: false,
      }),
    },
    load: {
      filter: { id: /^\0passerelle:silent-logger$/ },
      handler: () => ({
        code: 'export class Logger { debug() {} warn() {} error() {} } export default () => () => {};',
        moduleType: 'js',
      }),
    },
  };
}

/** A short name for each private one of all files, the same in each build. */
function shortNames(): ReadonlyMap<string, string> {
  const root = fileURLToPath(new URL('../../node_modules/', import.meta.url));
  const files = globSync(compiledFiles, { cwd: root }).sort();
  const found = new Set(files.flatMap((file) => readFileSync(root + file, 'utf8').match(privateName) ?? []));
  return new Map([...found].map((name, index) => [name, `$${index.toString(36)}`]));
}

/**
 * A module of CommonJS, as TypeScript compiles it or as sdp-transform is written, with `import` and `export` again, so
 * that the build leaves out what nothing uses of it.
 */
export function asModule(code: string): string {
  const sources = new Map<string, string>();
  return code
    .replace(/^"use strict";\n/, '')
    .replace(/^var __\w+ = \(this && this\.__\w+\) \|\| .*?^\}\)?(?:\(\)|\))?;\n/gms, '')
    .replace(/^Object\.defineProperty\(exports, "__esModule".*\n/m, '')
    .replace(/^(?:exports\.\w+ = )+void 0;\n/m, '')
    .replace(/^var (grammar|writer) = require\('(\.\/\1)'\);$/gm, "import $1 from '$2';")
    .replace(/^var (\w+) = module\.exports = \{$(.*?)^\};$/gms, 'const $1 = {$2};\nexport { $1 as default };')
    .replace(/^module\.exports = /m, 'export default ')
    .replace(/^(exports\.\w+ = )exports\.(\w+);$/gm, '$1$2;')
    .replace(
      /^(?:const|var) (\w+) = (?:__\w+\()?require\(["']([^"']+)["']\)\)?;$/gm,
      (_, name: string, source: string) => {
        sources.set(name, source);
        return `import * as ${name} from '${source}';`;
      },
    )
    .replace(/^exports\.(\w+) = (?:__\w+\()?require\("([^"]+)"\)\)?;$/gm, "export * as $1 from '$2';")
    .replace(
      /^Object\.defineProperty\(exports, "(\w+)", .* return (\w+)\.(\w+); \} \}\);$/gm,
      (_, name: string, from: string, what: string) => `export { ${what} as ${name} } from '${sources.get(from)}';`,
    )
    .replace(/\(exports\.(\w+) = \1 = \{\}\)\);$/gm, '($1 = {}));\nexport { $1 };')
    .replace(/^exports\.(\w+) = \1;$/gm, 'export { $1 };')
    .replace(/^exports\.(\w+) = /gm, 'export const $1 = ');
}

/** Nothing in place of a statement, where the line is all of it; a call that is part of something stays. */
function wholeCall(line: string): string {
  const code = line.replace(/'(?:[^'\\]|\\.)*'|`[^`]*`/g, '');
  return code.split('(').length === code.split(')').length ? 'void 0;' : line;
}
