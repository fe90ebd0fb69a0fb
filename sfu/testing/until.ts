/** Waits until nothing stands in the way any more; says what did, if that takes too long. */
export async function until(obstacle: () => Promise<string | null> | string | null, limitMs = 8_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const reason = await obstacle();
    if (reason === null) return;
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs} ms in vain: ${reason}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
