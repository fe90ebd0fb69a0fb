import { describe, expect, it } from 'vitest';
import { each } from './each.ts';

/** Runs `each` over ten items, by a clock of its own; says which were done, and how often it warned. */
async function done(fails: (item: number) => boolean, secondsEach = 0): Promise<{ done: number[]; warnings: number }> {
  const seen = { done: [] as number[], warnings: 0 };
  let clock = 0;
  const warn = () => {
    seen.warnings += 1;
  };
  await each(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    async (item) => {
      clock += secondsEach * 1000;
      if (fails(item)) throw new Error('broken');
      seen.done.push(item);
    },
    { log: { warn }, elapsedMs: () => clock },
  );
  return seen;
}

describe('a sweep over many', () => {
  it('goes on where one fails, and says so', async () => {
    expect(await done((item) => item % 3 === 1)).toEqual({ done: [0, 2, 3, 5, 6, 8, 9], warnings: 3 });
  });

  it('gives up where several fail: then it is not for their sake', async () => {
    await expect(done(() => true)).rejects.toThrow('broken');
  });

  it('leaves to the next one what takes longer than five seconds', async () => {
    expect((await done(() => false, 2)).done).toEqual([0, 1, 2]);
  });
});
