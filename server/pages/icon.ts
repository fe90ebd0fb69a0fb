/** The product's sign, a lit doorway, as browsers show it in a tab. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#14202e"/>' +
  '<path d="M9 27V15a7 7 0 0 1 14 0v12z" fill="#f5ad3c"/></svg>\n';
