import { readFile } from 'node:fs/promises';
import path from 'node:path';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML may hold it, between tags and inside quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** JSON as a script element may hold it: nothing in it can end the element. */
export const escapeJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });

export interface Filling {
  /** Put in for `{{name}}`, escaped. */
  texts: Record<string, string>;
  /** Put in for `{{data}}`, as JSON. */
  data: unknown;
  /** The blocks `<!--if NAME-->...<!--end NAME-->` that stay; all others go. */
  keep: readonly string[];
}

/** A built page with its gaps filled. */
export function fillTemplate(template: string, { texts, data, keep }: Filling): string {
  const kept = template.replace(/<!--if (\w+)-->([\s\S]*?)<!--end \1-->/g, (_block, name: string, inner: string) =>
    keep.includes(name) ? inner : '',
  );
  return kept.replace(/\{\{(\w+)\}\}/g, (_gap, name: string) =>
    name === 'data' ? escapeJson(data) : escapeHtml(texts[name] ?? ''),
  );
}

/** The pages that the web build made, each read once. */
export function createTemplates(webRoot: string) {
  const read = new Map<string, Promise<string>>();
  return {
    /** Throws where the build has no such page: the server can't serve it then. */
    page(name: string): Promise<string> {
      const known = read.get(name);
      if (known) return known;
      const text = readFile(path.join(webRoot, 'pages', `${name}.html`), 'utf8');
      read.set(name, text);
      text.catch(() => read.delete(name));
      return text;
    },
  };
}

export type Templates = ReturnType<typeof createTemplates>;
