/** What a test waits for: null once it is so, else why it isn't yet. */
export type Reason = string | null;

const everyMs = 25;

/** Waits until `reason` gives null; fails after `seconds` with the last reason, which says what was missing. */
export async function until(reason: () => Reason | Promise<Reason>, seconds = 15): Promise<void> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const why = await reason();
    if (why === null) return;
    if (performance.now() > end) throw new Error(`Still not so after ${seconds} s: ${why}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
