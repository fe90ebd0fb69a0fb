import { describe, expect, it } from 'vitest';
import { parseTestArguments, projects, wants } from './options.ts';

const wanted = (...args: string[]) => projects.filter((project) => wants(parseTestArguments(args), project));

describe('npm test', () => {
  it('leaves out the tests that take many minutes, unless they are asked for', () => {
    expect(wanted()).toEqual(['unit', 'integration', 'browser']);
    expect(wanted('--long')).toEqual(['unit', 'integration', 'browser', 'long']);
    expect(wanted('long')).toEqual(['long']);
  });

  it('runs what is named, and takes other words for parts of file names', () => {
    expect(wanted('unit', 'queue')).toEqual(['unit']);
    expect(parseTestArguments(['unit', 'queue']).filters).toEqual(['queue']);
  });

  it('refuses an option that it does not know', () => {
    expect(() => parseTestArguments(['--quick'])).toThrow(/--quick/);
  });
});
