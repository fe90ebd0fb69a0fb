import { expect, test } from 'vitest';
import { createOutbox } from './outbox.ts';

/** A way out that can be shut. */
function way() {
  const sent: string[] = [];
  const gate = { open: true, tries: 0 };
  const send = async (entry: string) => {
    gate.tries += 1;
    await Promise.resolve();
    if (!gate.open) throw new Error('shut');
    sent.push(entry);
  };
  return { sent, gate, send };
}

test('entries leave in their order', async () => {
  const { sent, send } = way();
  const outbox = createOutbox({ send, limit: 10, retryMs: 1 });
  for (const entry of ['a', 'b', 'c']) outbox.put(entry);
  await outbox.close(1_000);
  expect(sent).toEqual(['a', 'b', 'c']);
});

test('what could not leave waits, and leaves in order once the way is open again', async () => {
  const { sent, gate, send } = way();
  gate.open = false;
  const outbox = createOutbox({ send, limit: 10, retryMs: 60_000 });
  for (const entry of ['a', 'b', 'c']) outbox.put(entry);
  await new Promise(setImmediate);
  expect(outbox.waiting).toBe(3);
  expect(gate.tries).toBe(1);
  gate.open = true;
  outbox.wake();
  await outbox.close(1_000);
  expect(sent).toEqual(['a', 'b', 'c']);
});

test('a shut way is tried again by itself', async () => {
  const { sent, gate, send } = way();
  gate.open = false;
  const outbox = createOutbox({
    send: async (entry: string) => {
      if (gate.tries === 3) gate.open = true;
      await send(entry);
    },
    limit: 10,
    retryMs: 1,
  });
  outbox.put('a');
  await new Promise(setImmediate);
  await outbox.close(1_000);
  expect(sent).toEqual(['a']);
});

test('beyond the limit the oldest is given up, and counted', async () => {
  const { sent, gate, send } = way();
  gate.open = false;
  const outbox = createOutbox({ send, limit: 2, retryMs: 60_000 });
  for (const entry of ['a', 'b', 'c', 'd']) outbox.put(entry);
  await new Promise(setImmediate);
  expect(outbox.dropped).toBe(2);
  gate.open = true;
  outbox.wake();
  await outbox.close(1_000);
  expect(sent).toEqual(['c', 'd']);
});

test('a close waits no longer than it is told to, and nothing leaves after it', async () => {
  const { sent, gate, send } = way();
  gate.open = false;
  const outbox = createOutbox({ send, limit: 10, retryMs: 1 });
  outbox.put('a');
  await outbox.close(5);
  gate.open = true;
  outbox.wake();
  outbox.put('b');
  await new Promise(setImmediate);
  expect(sent).toEqual([]);
});
