import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangA, erlangB, erlangC, type Queue } from './erlang.ts';

const loadShare = fc.double({ min: 0.05, max: 0.98, noNaN: true });
const queues = fc
  .record({
    share: loadShare,
    serviceRate: fc.double({ min: 0.01, max: 10, noNaN: true }),
    servers: fc.integer({ min: 1, max: 300 }),
  })
  .map(
    ({ share, serviceRate, servers }): Queue => ({ arrivalRate: share * serviceRate * servers, serviceRate, servers }),
  );
const patience = fc.double({ min: 0.01, max: 10, noNaN: true });

const near = (a: number, b: number, relative = 1e-9) =>
  Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;

describe('Erlang-B', () => {
  it.each([
    // Lines, and the erlangs that they carry with 1 % lost, as printed in traffic tables.
    [1, 0.0101],
    [2, 0.153],
    [10, 4.46],
    [20, 12.03],
    [50, 37.9],
    [100, 84.06],
  ])('agrees with the tables for %i lines', (lines, load) => {
    expect(erlangB(load, lines)).toBeCloseTo(0.01, 3);
  });

  it('loses all without servers, and load / (1 + load) with one', () => {
    expect(erlangB(3, 0)).toBe(1);
    expect(erlangB(3, 1)).toBeCloseTo(0.75, 12);
    expect(erlangB(0, 4)).toBe(0);
  });

  it('stays a share for thousands of servers', () => {
    expect(erlangB(9_900, 10_000)).toBeGreaterThan(0);
    expect(erlangB(9_900, 10_000)).toBeLessThan(0.01);
  });

  it('refuses what is no queue', () => {
    expect(() => erlangB(1, 2.5)).toThrow('whole number');
    expect(() => erlangB(-1, 2)).toThrow('negative');
  });
});

describe('Erlang-C', () => {
  // Hillier and Lieberman, Introduction to Operations Research, the hospital's emergency room: 2 an hour come, a doctor
  // treats 3 an hour.
  it('agrees with the text-book for one doctor', () => {
    const one = erlangC({ arrivalRate: 2, serviceRate: 3, servers: 1 });
    expect(one.meanQueue).toBeCloseTo(4 / 3, 10);
    expect(one.meanWait).toBeCloseTo(2 / 3, 10);
    expect(one.waiting).toBeCloseTo(0.667, 3);
    expect(one.waitingLongerThan(0.5)).toBeCloseTo(0.404, 3);
    expect(one.waitingLongerThan(1)).toBeCloseTo(0.245, 3);
  });

  it('agrees with the text-book for two doctors', () => {
    const two = erlangC({ arrivalRate: 2, serviceRate: 3, servers: 2 });
    expect(two.meanQueue).toBeCloseTo(1 / 12, 10);
    expect(two.meanWait).toBeCloseTo(1 / 24, 10);
    expect(two.waiting).toBeCloseTo(0.167, 3);
    expect(Math.abs(two.waitingLongerThan(0.5) - 0.022)).toBeLessThan(0.001);
    expect(Math.abs(two.waitingLongerThan(1) - 0.003)).toBeLessThan(0.001);
  });

  // Garnett, Mandelbaum and Reiman, "Designing a call center with impatient customers" (2002): 50 agents, 48 calls a
  // minute of one minute each.
  it('agrees with the call centre of 50 agents', () => {
    const { meanWait, meanQueue, waitOf } = erlangC({ arrivalRate: 48, serviceRate: 1, servers: 50 });
    expect(meanWait * 60).toBeCloseTo(20.8, 1);
    expect(waitOf(0.9) * 60).toBeCloseTo(58.1, 1);
    expect(meanQueue).toBeCloseTo(17, 0);
  });

  it('is M/M/1 with one counselor', () => {
    fc.assert(
      fc.property(loadShare, (rho) => {
        const { waiting, meanWait } = erlangC({ arrivalRate: rho, serviceRate: 1, servers: 1 });
        expect(near(waiting, rho)).toBe(true);
        expect(near(meanWait, rho / (1 - rho))).toBe(true);
      }),
    );
  });

  it('has no end to the wait where more is asked than can be answered', () => {
    const queue = erlangC({ arrivalRate: 4, serviceRate: 1, servers: 4 });
    expect([queue.waiting, queue.meanWait, queue.waitOf(0.5)]).toEqual([1, Infinity, Infinity]);
  });

  it('lets those who wait do so exponentially: a share of 1/e of them longer than their mean', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const { waiting, meanWait, waitingLongerThan } = erlangC(queue);
        expect(near(waitingLongerThan(meanWait / waiting), waiting / Math.E)).toBe(true);
      }),
    );
  });

  it('has its quantiles on its tail', () => {
    fc.assert(
      fc.property(queues, fc.double({ min: 0, max: 0.999, noNaN: true }), (queue, share) => {
        const { waiting, waitOf, waitingLongerThan } = erlangC(queue);
        const wait = waitOf(share);
        expect(near(waitingLongerThan(wait), wait === 0 ? waiting : 1 - share)).toBe(true);
        expect(wait === 0).toBe(waiting <= 1 - share);
      }),
    );
  });

  it('waits less with one more counselor, and loses less than it lets wait', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const here = erlangC(queue);
        const better = erlangC({ ...queue, servers: queue.servers + 1 });
        expect(better.waiting).toBeLessThanOrEqual(here.waiting);
        expect(better.meanWait).toBeLessThanOrEqual(here.meanWait);
        expect(here.waiting).toBeGreaterThanOrEqual(erlangB(queue.arrivalRate / queue.serviceRate, queue.servers));
      }),
    );
  });
});

describe('Erlang-A', () => {
  it('agrees with the call centre of 50 agents whose callers stay two minutes', () => {
    const queue = erlangA({ arrivalRate: 48, serviceRate: 1, servers: 50, patienceRate: 0.5 });
    expect(queue.abandoned).toBeCloseTo(0.031, 3);
    expect(queue.meanWait * 60).toBeCloseTo(3.7, 1);
    expect(queue.meanQueue).toBeCloseTo(3, 0);
  });

  it('is Erlang-C where patience has no end, and Erlang-B where there is none', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        const patient = erlangA({ ...queue, patienceRate: queue.serviceRate * 1e-9 });
        const { waiting, meanWait } = erlangC(queue);
        expect(near(patient.waiting, waiting, 1e-3)).toBe(true);
        expect(near(patient.meanWait, meanWait, 1e-3)).toBe(true);
        expect(patient.abandoned).toBeLessThan(1e-3);
        const rash = erlangA({ ...queue, patienceRate: queue.serviceRate * queue.servers * 1e9 });
        expect(near(rash.abandoned, erlangB(queue.arrivalRate / queue.serviceRate, queue.servers), 1e-3)).toBe(true);
      }),
    );
  });

  it('is M/M/infinity where patience lasts as long as talks', () => {
    // Whoever waits leaves as fast as whoever talks: the number of callers is a Poisson variable (Palm 1957).
    const queue = erlangA({ arrivalRate: 6, serviceRate: 2, servers: 3, patienceRate: 2 });
    const atMostTwo = Math.exp(-3) * (1 + 3 + 4.5);
    expect(queue.waiting).toBeCloseTo(1 - atMostTwo, 12);
  });

  it('agrees with the closed form of Mandelbaum and Zeltyn for those who find all busy', () => {
    const smallQueues = fc.record({
      servers: fc.integer({ min: 1, max: 20 }),
      share: fc.double({ min: 0.1, max: 2, noNaN: true }),
      patienceRate: fc.double({ min: 0.2, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(smallQueues, ({ servers, share, patienceRate }) => {
        const queue = { arrivalRate: share * servers, serviceRate: 1, servers, patienceRate };
        const x = servers / patienceRate;
        const y = queue.arrivalRate / patienceRate;
        let series = 1;
        for (let j = 1, term = 1; j < 1_000; j++) series += term *= y / (x + j);
        const { waiting, abandoned, meanWait } = erlangA(queue);
        expect(near(abandoned / waiting, 1 / (share * series) + 1 - 1 / share, 1e-6)).toBe(true);
        expect(near(abandoned, patienceRate * meanWait)).toBe(true);
      }),
    );
  });

  it('loses no more than have to wait, and no fewer than cannot be answered', () => {
    fc.assert(
      fc.property(queues, fc.double({ min: 0.5, max: 3, noNaN: true }), patience, (base, more, patienceRate) => {
        const queue = { ...base, arrivalRate: base.arrivalRate * more, patienceRate };
        const { waiting, abandoned } = erlangA(queue);
        expect(abandoned).toBeLessThanOrEqual(waiting);
        const answerable = (queue.servers * queue.serviceRate) / queue.arrivalRate;
        expect(abandoned).toBeGreaterThanOrEqual(Math.max(0, 1 - answerable) - 1e-9);
      }),
    );
  });

  it('holds where far more is asked than can be answered', () => {
    const queue = erlangA({ arrivalRate: 1_000, serviceRate: 1, servers: 10, patienceRate: 0.01 });
    expect(queue.abandoned).toBeCloseTo(0.99, 6);
    expect(queue.waiting).toBeCloseTo(1, 6);
  });

  it('refuses patience without end', () => {
    expect(() => erlangA({ arrivalRate: 1, serviceRate: 1, servers: 2, patienceRate: 0 })).toThrow('Erlang-C');
  });
});
