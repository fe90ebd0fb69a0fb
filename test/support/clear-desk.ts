import type { Page } from 'playwright-core';
import type { System } from './system.ts';
import { until } from './until.ts';

/** What was to be pressed may have gone a moment before: then the desk is looked at again. */
const soon = { timeout: 2_000 };

/**
 * Answers at a counselor's desk, hangs up and closes the record, wherever it is, until no call is open: so the next test
 * begins with nothing.
 */
export async function clearDesk(desk: Page, system: System): Promise<void> {
  const ways = [
    desk.getByRole('button', { name: 'Hang up' }),
    desk.getByText('Helped on the spot', { exact: true }),
    desk.getByRole('button', { name: 'Done' }),
    desk.getByRole('button', { name: /^Answer/ }),
  ];
  await until(async () => {
    const open = await system.db.selectFrom('calls').select('id').where('state', '!=', 'closed').executeTakeFirst();
    if (!open) return null;
    for (const way of ways) if (await way.isVisible()) await way.click(soon).catch(() => undefined);
    return 'a call is still open';
  }, 60);
}
