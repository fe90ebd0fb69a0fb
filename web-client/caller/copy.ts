/** Whether a text was copied: `failed` is for the page to say, since the clipboard does not. */
export type Copied = 'copied' | 'failed';

/**
 * Copies a text and tells how it went. Where the browser does not let it, what stands in the page under `id` is selected
 * once `tell` has shown it, so that its reader can copy it by hand.
 */
export async function copy(text: string, id: string, tell: (how: Copied) => void): Promise<void> {
  try {
    // An app's own browser may have no clipboard at all: that throws here too.
    await navigator.clipboard.writeText(text);
    tell('copied');
  } catch {
    tell('failed');
    setTimeout(() => select(document.querySelector('passerelle-caller')?.shadowRoot?.getElementById(id)));
  }
}

function select(shown: HTMLElement | null | undefined): void {
  if (shown instanceof HTMLInputElement) shown.select();
  else if (shown) getSelection()?.selectAllChildren(shown);
}
