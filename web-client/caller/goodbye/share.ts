import type { Referral } from '../../../server/contract/referrals.ts';

/** What was agreed as plain text, a blank line between the structures. */
export function textOf(title: string, referrals: readonly Referral[]): string {
  const blocks = referrals.map(({ name, opening, phone, address, website }) =>
    [name, opening, phone, address, website].filter((line) => line !== null).join('\n'),
  );
  return [title, ...blocks].join('\n\n');
}

/** Offers something to the phone's own sharing. False where it has none, or does not take this. */
export async function offer(what: ShareData): Promise<boolean> {
  try {
    // An app's own browser may have none at all: that throws here too.
    if (!navigator.canShare(what)) return false;
    await navigator.share(what);
    return true;
  } catch (error) {
    // Whoever closes it again was offered it.
    return error instanceof Error && error.name === 'AbortError';
  }
}
