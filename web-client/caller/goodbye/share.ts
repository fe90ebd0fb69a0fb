import type { Referral } from '../../../server/contract/referrals.ts';

/** What was agreed as plain text, a blank line between the structures. */
export function textOf(title: string, referrals: readonly Referral[]): string {
  const blocks = referrals.map(({ name, opening, phone, address, website }) =>
    [name, opening, phone, address, website].filter((line) => line !== null).join('\n'),
  );
  return [title, ...blocks].join('\n\n');
}

/** Hands a text to the phone's own sharing, where it has one; else to its clipboard. Rejects where neither took it. */
export async function shareText(text: string): Promise<'shared' | 'copied'> {
  const canShare: boolean = 'share' in navigator;
  if (canShare) {
    await navigator.share({ text });
    return 'shared';
  }
  await navigator.clipboard.writeText(text);
  return 'copied';
}
