import { LitElement } from 'lit';

/** What is selected of a text: where it begins, and where it ends; twice the same where the caret is. */
type Caret = readonly [from: number, to: number];

/** Where somebody writes or chooses: the way to a field through shadow roots, and what is selected of its text. */
export interface Place {
  readonly way: readonly Step[];
  readonly caret: Caret | null;
}
interface Step {
  readonly selector: string;
  /** Which of those that the selector finds. */
  readonly index: number;
}

/** The place of the field that has the keyboard, somewhere below this root; null where none has it. */
export function placeIn(root: ShadowRoot | null): Place | null {
  const way: Step[] = [];
  for (let at = root; at !== null; ) {
    const { activeElement: active }: ShadowRoot = at;
    if (active === null) return null;
    const selector = selectorOf(active);
    way.push({ selector, index: [...at.querySelectorAll(selector)].indexOf(active) });
    if (isField(active)) return { way, caret: caretOf(active) };
    at = active.shadowRoot;
  }
  return null;
}

/** Puts the keyboard where it was, below another root; false where there is no such field. */
export async function goOnAt(root: ShadowRoot | null, { way, caret }: Place): Promise<boolean> {
  let at = root;
  for (const { selector, index } of way) {
    const found = at?.querySelectorAll(selector)[index];
    if (found === undefined) return false;
    if (found instanceof LitElement) await found.updateComplete;
    if (!isField(found)) at = found.shadowRoot;
    else {
      found.focus();
      if (caret !== null) found.setSelectionRange(...caret);
      return found.matches(':focus');
    }
  }
  return false;
}

const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

const selectorOf = ({ id, localName }: Element): string => (id === '' ? localName : `${localName}#${CSS.escape(id)}`);

function caretOf({ selectionStart, selectionEnd }: HTMLInputElement | HTMLTextAreaElement): Caret | null {
  return selectionStart === null || selectionEnd === null ? null : [selectionStart, selectionEnd];
}
