/** The page's address as it may be handed on: without a language, and without the secret of a callback. */
export const pageAddress = (): string => location.origin + location.pathname;
