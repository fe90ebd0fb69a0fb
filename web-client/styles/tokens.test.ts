import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Contrast as WCAG 2.2 defines it: text 4.5:1 (1.4.3), parts of controls 3:1 (1.4.11).

const file = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightPart = '', darkPart = ''] = file.split('@media (prefers-color-scheme: dark)');

const colours = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, value]) => [name, value]));
const light = colours(lightPart);
const dark = { ...light, ...colours(darkPart) };

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [brighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (brighter + 0.05) / (darker + 0.05);
}

const papers = ['paper', 'paper-raised', 'paper-sunken'] as const;
const onPapers = (ink: string) => papers.map((paper) => [ink, paper] as const);

const texts = [
  ...['ink', 'ink-soft', 'green', 'red'].flatMap(onPapers),
  ...['accent-soft', 'green-soft', 'red-soft'].map((soft) => ['ink', soft] as const),
  ['green', 'green-soft'],
  ['red', 'red-soft'],
  ['accent-ink', 'accent'],
  ['red-ink', 'red'],
  ['paper', 'ink'],
  ['on-video', 'behind-video'],
  ['behind-video', 'on-video'],
  ['hang-up-ink', 'hang-up'],
] as const;
const controls = [
  ...['line', 'focus', 'accent-edge', 'red', 'green'].flatMap(onPapers),
  ['accent-edge', 'accent-soft'],
  ['on-video', 'hang-up'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
])('the colours, %s', (_scheme, tokens) => {
  const ratio = (a: string, b: string) => contrast(tokens[a] ?? '', tokens[b] ?? '');

  it.each(texts)('let %s be read on %s', (ink, paper) => {
    expect(ratio(ink, paper)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controls)('let %s be seen on %s', (line, paper) => {
    expect(ratio(line, paper)).toBeGreaterThanOrEqual(3);
  });
});

it('the measure is WCAG’s: black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
