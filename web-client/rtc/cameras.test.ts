import { describe, expect, it } from 'vitest';
import { afterCamera } from './cameras.ts';

describe('the camera after one', () => {
  it.each([
    ['user', 'environment'],
    ['environment', 'user'],
  ] as const)('is on the other side of a phone: after %s comes %s, however many there are', (facingMode, next) => {
    for (const cameras of [[], ['front', 'wide'], ['front', 'wide', 'tele']]) {
      expect(afterCamera({ facingMode, deviceId: 'wide' }, cameras)).toEqual({ facingMode: { exact: next } });
    }
  });

  it('is the next of a computer’s, and the first after the last', () => {
    const cameras = ['built in', 'on the desk', 'on the wall'];
    const seen = cameras.map((deviceId) => afterCamera({ deviceId }, cameras));
    expect(seen).toEqual(['on the desk', 'on the wall', 'built in'].map((exact) => ({ deviceId: { exact } })));
  });

  it('is the same one where there is no other', () => {
    expect(afterCamera({ deviceId: 'built in' }, ['built in'])).toEqual({ deviceId: { exact: 'built in' } });
  });

  it('is the first where the present one is not among them: it was unplugged, or has no name', () => {
    const first = { deviceId: { exact: 'built in' } };
    expect(afterCamera({ deviceId: 'unplugged' }, ['built in', 'on the desk'])).toEqual(first);
    expect(afterCamera({}, ['built in', 'on the desk'])).toEqual(first);
  });

  it('goes by the device where a camera faces neither way', () => {
    const { deviceId } = afterCamera({ facingMode: 'left', deviceId: 'one' }, ['one', 'two']);
    expect(deviceId).toEqual({ exact: 'two' });
  });

  it('is any camera where none can be told apart', () => {
    expect(afterCamera({ deviceId: 'one' }, [])).toEqual({});
  });
});
