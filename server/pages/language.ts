import { type CallerLanguage, callerLanguages } from '../contract/call.ts';

/**
 * The language of ours that was chosen on the page, or else the one that the browser likes best (Accept-Language,
 * RFC 9110 section 12.5.4); French where neither names one of them.
 */
export function preferredLanguage(chosen: string | undefined, header: string | undefined): CallerLanguage {
  const choice = callerLanguages.find((language) => language === chosen);
  if (choice) return choice;
  const wishes = (header ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters
        .map((parameter) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1])
        .find(Boolean);
      return { language: tag.trim().toLowerCase().split('-')[0], quality: Number(quality ?? 1), index };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const wish of wishes) {
    const known = callerLanguages.find((language) => language === wish.language);
    if (known) return known;
  }
  return 'fr';
}
