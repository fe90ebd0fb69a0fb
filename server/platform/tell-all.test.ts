import { describe, expect, it } from 'vitest';
import { tellAll } from './tell-all.ts';

describe('telling all', () => {
  it('lets others have their turn before all are told', async () => {
    const order: string[] = [];
    const watchers = new Set(Array.from({ length: 100 }, () => (news: string) => void order.push(news)));
    setImmediate(() => order.push('a ring'));
    await tellAll(watchers, 'a place');
    expect(order.length).toBe(101);
    expect(order.indexOf('a ring')).toBeLessThan(50);
  });

  it('tells nobody who stopped watching meanwhile', async () => {
    const order: number[] = [];
    const watchers = new Set<(news: string) => void>();
    const second = () => void order.push(2);
    watchers.add(() => {
      order.push(1);
      watchers.delete(second);
    });
    watchers.add(second);
    await tellAll(watchers, 'a place');
    expect(order).toEqual([1]);
  });
});
