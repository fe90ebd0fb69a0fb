import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { leanOf } from './lean-lit.ts';

const read = (file: string) =>
  readFileSync(fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url)), 'utf8');
const others = /PolyfillSupport|HydrateSupport|Versions|addInitializer\(\(|"object"==typeof \w\?\w\(|Error\("/;

it.each([
  '@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/decorators/property.js',
  '@lit/reactive-element/decorators/custom-element.js',
  'lit-html/lit-html.js',
  'lit-element/lit-element.js',
])('finds in %s what it leaves out, and nothing of it is left', (file) => {
  expect(read(file)).toMatch(others);
  expect(leanOf(read(file))).not.toMatch(others);
});

it('leaves of a query what finds it anew each time', () => {
  const lean = leanOf(read('@lit/reactive-element/decorators/query.js'));
  expect(lean).toContain('renderRoot?.querySelector');
  expect(lean).not.toContain('Symbol()');
});
