import { EventEmitter as NodeEmitter } from 'node:events';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventEmitter } from './emitter.ts';

type Add = (name: string, listener: (...args: unknown[]) => void) => unknown;
interface Like {
  on: Add;
  once: Add;
  off: Add;
  prependListener: Add;
  prependOnceListener: Add;
  emit(name: string, ...args: unknown[]): boolean;
  removeAllListeners(name: string): unknown;
  listenerCount(name: string): number;
}

const event = fc.constantFrom('a', 'b');
const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('on', 'once', 'off', 'prependListener', 'prependOnceListener'),
    event,
    listener: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({ do: fc.constant('emit'), event, listener: fc.constant(0) }),
  fc.record({ do: fc.constant('removeAllListeners'), event, listener: fc.constant(0) }),
);

/** What an emitter does in these steps, as far as one can see. */
function seen(emitter: Like, steps: readonly { do: string; event: string; listener: number }[]): unknown[] {
  const log: unknown[] = [];
  const listeners = [0, 1, 2].map((number) => (...args: unknown[]) => {
    log.push([number, ...args]);
    // One that removes another, and one that adds one, while they are being called.
    if (number === 1 && log.length < 200) emitter.off('a', listeners[2] ?? (() => {}));
    if (number === 2 && log.length < 50) emitter.once('b', listeners[0] ?? (() => {}));
  });
  for (const [index, one] of steps.entries()) {
    const listener = listeners[one.listener] ?? (() => {});
    if (one.do === 'emit') log.push(emitter.emit(one.event, index));
    else if (one.do === 'removeAllListeners') emitter.removeAllListeners(one.event);
    else if (one.do === 'off') emitter.off(one.event, listener);
    else if (one.do === 'on') emitter.on(one.event, listener);
    else if (one.do === 'once') emitter.once(one.event, listener);
    else if (one.do === 'prependListener') emitter.prependListener(one.event, listener);
    else emitter.prependOnceListener(one.event, listener);
    log.push([emitter.listenerCount('a'), emitter.listenerCount('b')]);
  }
  return log;
}

it('does whatever Node’s own emitter does', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      expect(seen(new EventEmitter(), steps)).toEqual(seen(new NodeEmitter(), steps));
    }),
    { numRuns: 1_000 },
  );
});

it('lets a listener that was added for good and for once go on after the one time', () => {
  const steps = [
    { do: 'on', event: 'b', listener: 0 },
    { do: 'prependOnceListener', event: 'b', listener: 0 },
    { do: 'emit', event: 'b', listener: 0 },
    { do: 'emit', event: 'b', listener: 0 },
  ];
  expect(seen(new EventEmitter(), steps)).toEqual(seen(new NodeEmitter(), steps));
});
