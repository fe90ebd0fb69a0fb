import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { ProfileChange } from '../../server/contract/profiles.ts';
import { changeOf, draftOf, initialsOf, type ProfileDraft, previewOf, squareOf, wrongFields } from './profile-draft.ts';

const draft = (change: Partial<ProfileDraft>): ProfileDraft => ({
  name: 'Samira',
  initials: '',
  picture: null,
  ...change,
});

describe('initials', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['s', 'S'],
    ['S. H.', 'SH'],
    ['j-b', 'JB'],
    ['é', 'É'],
    ['سح', 'سح'],
    ['ЯК', 'ЯК'],
    ['E\u0301', 'E\u0301'],
  ])('written as “%s” are %s', (text, initials) => {
    expect(initialsOf(text)).toBe(initials);
    expect(wrongFields(draft({ initials: text }))).toEqual([]);
  });

  it.each(['SHA', '1', 'S1', '❤', 'S!', '\u0301S', `S${'\u0301'.repeat(8)}`])('are none: “%s”', (text) => {
    expect(wrongFields(draft({ initials: text }))).toEqual(['initials']);
    expect(previewOf(draft({ initials: text })).initials).toBeNull();
  });
});

describe('a profile in a form', () => {
  it('needs a name that fits', () => {
    expect(wrongFields(draft({ name: ' ' }))).toEqual(['name']);
    expect(wrongFields(draft({ name: 'a'.repeat(41) }))).toEqual(['name']);
    expect(wrongFields(draft({ name: 'Sa\u0007mira', initials: '??' }))).toEqual(['name', 'initials']);
    expect(changeOf(draft({ name: ' Samira ' })).name).toBe('Samira');
  });

  it('is one that the server takes, wherever nothing is wrong', () => {
    const name = fc.string({ unit: 'binary', maxLength: 42 });
    const initials = fc.stringMatching(/^[a-zéßЯس. ]{0,3}$/);
    fc.assert(
      fc.property(fc.record({ name, initials }), (fields) => {
        const one = draft(fields);
        if (wrongFields(one).length > 0) return;
        const change = changeOf(one);
        expect(Value.Check(ProfileChange, change)).toBe(true);
        expect(changeOf(draftOf({ ...change, picture: null }))).toEqual(change);
      }),
    );
  });
});

it('a picture is cut to a square that lies within it', () => {
  expect(squareOf(400, 200)).toEqual({ x: 100, y: 0, side: 200 });
  expect(squareOf(200, 500)).toEqual({ x: 0, y: 100, side: 200 });
  expect(squareOf(192, 192)).toEqual({ x: 0, y: 0, side: 192 });
});
