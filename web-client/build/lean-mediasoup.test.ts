import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asModule, compiledFiles } from './lean-mediasoup.ts';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const files = globSync(compiledFiles, {
  cwd: modules,
  exclude: ['**/tests/**'],
});

describe('a module of CommonJS', () => {
  it.each(files)('is one with imports and exports again: %s', (file) => {
    expect(asModule(readFileSync(modules + file, 'utf8'))).not.toMatch(/\brequire\(|\bexports\b|\b__\w+\(/);
  });

  it('keeps what it exports, whatever the way', () => {
    const compiled = [
      '"use strict";',
      'Object.defineProperty(exports, "__esModule", { value: true });',
      'exports.Kind = exports.version = exports.other = exports.all = void 0;',
      'exports.early = early;',
      'const first_1 = require("./first");',
      'var second_1 = require("./second");',
      'Object.defineProperty(exports, "other", { enumerable: true, get: function () { return second_1.one; } });',
      'exports.all = __importStar(require("./all"));',
      "exports.version = '1.0.0';",
      'function early() { return first_1.value; }',
      'var Kind;',
      '(function (Kind) {',
      '})(Kind || (exports.Kind = Kind = {}));',
    ].join('\n');
    expect(asModule(compiled).split('\n')).toEqual([
      'export { early };',
      "import * as first_1 from './first';",
      "import * as second_1 from './second';",
      "export { one as other } from './second';",
      "export * as all from './all';",
      "export const version = '1.0.0';",
      'function early() { return first_1.value; }',
      'var Kind;',
      '(function (Kind) {',
      '})(Kind || (Kind = {}));',
      'export { Kind };',
    ]);
  });

  it('keeps what it is as a whole', () => {
    const written = [
      "var writer = require('./writer');",
      "var parser = require('./parser');",
      'exports.write = writer;',
      'exports.parse = parser.parse;',
      'exports.alias = exports.parse;',
    ].join('\n');
    expect(asModule(written).split('\n')).toEqual([
      "import writer from './writer';",
      "import * as parser from './parser';",
      'export const write = writer;',
      'export const parse = parser.parse;',
      'export const alias = parse;',
    ]);
    expect(asModule('module.exports = function () {};')).toBe('export default function () {};');
    expect(asModule('var grammar = module.exports = {\n  v: [],\n};\nuse(grammar);')).toBe(
      'const grammar = {\n  v: [],\n};\nexport { grammar as default };\nuse(grammar);',
    );
  });
});
