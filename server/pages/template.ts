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
  /** The blocks `<!--if NAME-->...<!--end NAME-->` that stay, also inside of one another; all others go. */
  keep: readonly string[];
}

/** A built page with its gaps filled. */
export function fillTemplate(template: string, { texts, data, keep }: Filling): string {
  return keepBlocks(template, keep).replace(/\{\{(\w+)\}\}/g, (_gap, name: string) =>
    name === 'data' ? escapeJson(data) : escapeHtml(texts[name] ?? ''),
  );
}

/** A block inside of another has another name than it. */
const keepBlocks = (template: string, keep: readonly string[]): string =>
  template.replace(/<!--if (\w+)-->([\s\S]*?)<!--end \1-->/g, (_block, name: string, inner: string) =>
    keep.includes(name) ? keepBlocks(inner, keep) : '',
  );

/** The pages and scripts that the web build made, each read once. */
export function createTemplates(webRoot: string) {
  const known = new Map<string, Promise<string>>();
  const read = (file: string): Promise<string> => {
    const before = known.get(file);
    if (before) return before;
    const text = readFile(path.join(webRoot, file), 'utf8');
    known.set(file, text);
    text.catch(() => known.delete(file));
    return text;
  };
  return {
    /** Throws where the build has no such page: the server can't serve it then. */
    page: (name: string): Promise<string> => read(path.join('pages', `${name}.html`)),
    /** A script that has its name at the origin's root. Throws where the build has none. */
    script: (name: string): Promise<string> => read(`${name}.js`),
  };
}

export type Templates = ReturnType<typeof createTemplates>;
