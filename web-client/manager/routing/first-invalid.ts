/** The first field that is marked as wrong, in the order of the page and through all shadows. */
export function firstInvalid(root: ParentNode): HTMLElement | null {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof HTMLElement && element.matches("[aria-invalid='true']")) return element;
    const inside = element.shadowRoot && firstInvalid(element.shadowRoot);
    if (inside) return inside;
  }
  return null;
}
