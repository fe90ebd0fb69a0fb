import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

// What mediasoup-client brings along and no page of ours can reach: its handler for React Native, its fakes for tests,
// data channels as long as we open none, and a logger that is silent unless somebody sets a key in localStorage.
const nothing = '\0passerelle:nothing';
const silentLogger = '\0passerelle:silent-logger';
const emitter = fileURLToPath(new URL('../rtc/emitter.ts', import.meta.url));
/** Its files, and those of what it brings. */
const of = /\/node_modules\/(?:mediasoup-client|h264-profile-level-id|awaitqueue)\/lib\//;
const replaced: readonly (readonly [RegExp, string])[] = [
  [/\/(?:handlers\/(?:ReactNative106|FakeHandler)|Data(?:Producer|Consumer)|test\/fakeParameters)$/, nothing],
  [/^debug$/, silentLogger],
  [/^events-alias$/, emitter],
];

/** Methods that nothing of ours leads to: data channels, simulcast, and pausing by negotiation, which we never ask for. */
const unusedMethods = [
  'produceData',
  'consumeData',
  'sendDataChannel',
  'receiveDataChannel',
  'sendSctpAssociation',
  'receiveSctpAssociation',
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
];
/** A method as the compiler of mediasoup-client lays it out: four spaces in, down to its closing brace. */
const unused = new RegExp(`^    (?:async )?(?:${unusedMethods.join('|')})\\([^]*?^    \\}\n`, 'gm');

/** Leaves out of mediasoup-client what a call in a browser never uses: a quarter of what a phone loads for its media. */
export function leanMediasoup(): Plugin {
  return {
    name: 'passerelle:lean-mediasoup',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(?:debug|events-alias)$|\/(?:\w+Handler|ReactNative106|Data\w+|fakeParameters)$/ },
      handler(source, importer) {
        if (!importer || !of.test(importer)) return null;
        return replaced.find(([pattern]) => pattern.test(source))?.[1] ?? null;
      },
    },
    transform: {
      filter: { id: of },
      // What would be said to the silent logger is a tenth of the code.
      handler: (code) => ({
        code: code.replace(unused, '').replace(/^\s*logger\.(?:debug|warn|error)\(.*\);$/gm, wholeCall),
        map: null,
      }),
    },
    load: {
      filter: { id: /^\0passerelle:/ },
      handler(id) {
        if (id === nothing) return { code: 'module.exports = {};', moduleType: 'js' };
        if (id === silentLogger) return { code: 'module.exports = () => () => {};', moduleType: 'js' };
        return null;
      },
    },
  };
}

/** Nothing in place of a statement, where the line is all of it; a call that is part of something stays. */
function wholeCall(line: string): string {
  const code = line.replace(/'(?:[^'\\]|\\.)*'|`[^`]*`/g, '');
  return code.split('(').length === code.split(')').length ? 'void 0;' : line;
}
