import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, escapeJson, fillTemplate } from './template.ts';

describe('a page’s gaps', () => {
  it('are filled with escaped text', () => {
    const page = fillTemplate('<p title="{{name}}">{{name}}</p>', {
      texts: { name: `"><script>alert('x')</script>` },
      data: null,
      keep: [],
    });
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;');
  });

  it('keep only the blocks that hold', () => {
    const template = '<!--if free-->free<!--end free--><!--if nobody-->nobody<!--end nobody-->';
    expect(fillTemplate(template, { texts: {}, data: null, keep: ['nobody'] })).toBe('nobody');
  });

  it('keep blocks inside of blocks', () => {
    const template = '<!--if shut-->shut<!--if opens-->, opens {{opens}}<!--end opens--><!--end shut-->.';
    expect(fillTemplate(template, { texts: { opens: 'soon' }, data: null, keep: ['shut', 'opens'] })).toBe(
      'shut, opens soon.',
    );
    expect(fillTemplate(template, { texts: {}, data: null, keep: ['shut'] })).toBe('shut.');
    expect(fillTemplate(template, { texts: {}, data: null, keep: ['opens'] })).toBe('.');
  });

  it('do not fill what a text brings along', () => {
    expect(fillTemplate('{{name}}', { texts: { name: '{{data}}' }, data: 'secret', keep: [] })).toBe('{{data}}');
  });

  it('hold JSON that nothing can break out of, and that reads back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = escapeJson(value);
        expect(text).not.toMatch(/[<>&]/);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value));
      }),
    );
    expect(escapeJson('</script><!--')).not.toContain('<');
  });

  it('escape every character that HTML gives a meaning', () => {
    expect(escapeHtml(`a&b<c>d"e'f`)).toBe('a&amp;b&lt;c&gt;d&quot;e&#39;f');
  });
});
