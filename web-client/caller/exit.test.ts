import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { exitAddress } from './exit.ts';

let done: string[];
let body: { remove(): void } | null;

/** The module remembers that the page is left: each test has one that does not. */
const fresh = async () => {
  vi.resetModules();
  return import('./exit.ts');
};

beforeEach(() => {
  done = [];
  body = {
    remove() {
      done.push('blank');
      body = null;
    },
  };
  vi.stubGlobal('document', {
    get body() {
      return body;
    },
  });
  vi.stubGlobal('location', { replace: (address: string) => done.push(address) });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('leaves an empty page, whatever fails to be let go, and lets go of the rest', async () => {
  const { leaveFor } = await fresh();
  const fails = () => {
    throw new Error('It can’t be let go');
  };
  leaveFor('en', [fails, () => done.push('the camera is off')]);
  expect(done).toEqual(['blank', 'the camera is off', exitAddress.en]);
});

it('leaves once, also where another page answers that it has left', async () => {
  const { leaveFor, onExitElsewhere } = await fresh();
  let answer = () => {};
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      set onmessage(act: () => void) {
        answer = act;
      }
      postMessage(): void {
        done.push('told');
        answer();
      }
    },
  );
  const act = () => leaveFor('fr', [() => done.push('let go')]);
  onExitElsewhere(act);
  act();
  answer();
  expect(done).toEqual(['blank', 'told', 'let go', exitAddress.fr]);
});
