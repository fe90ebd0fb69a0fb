// What theory says of a queue that calls enter by chance (Poisson) and in which talks last by chance (exponentially):
// the measure for the matching in its simulation.
//   A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone
//     exchanges" (1917): formulas B and C.
//   C. Palm, "Research on telephone traffic carried by full availability groups" (1957): callers who lose patience.
//   A. Mandelbaum, S. Zeltyn, "Service engineering in action: the Palm/Erlang-A queue" (2007): its measures.
// Rates are per unit of time, whichever it is; times come out in the same unit.

/** A queue before which nobody loses patience: M/M/c. */
export interface Queue {
  /** Calls per unit of time. */
  readonly arrivalRate: number;
  /** Talks that one counselor ends per unit of time: one over the mean talk. */
  readonly serviceRate: number;
  /** Counselors. */
  readonly servers: number;
}

/** A queue whose callers lose patience: M/M/c+M. */
export interface ImpatientQueue extends Queue {
  /** One over the mean time after which a waiting caller leaves. */
  readonly patienceRate: number;
}

export interface ErlangC {
  /** Share of callers who find every counselor busy. */
  readonly waiting: number;
  /** Mean wait of all callers, those included who did not wait. Infinite where more is asked than can be answered. */
  readonly meanWait: number;
  /** Mean number of callers who wait. */
  readonly meanQueue: number;
  /** Share of callers who wait longer than `time`. */
  waitingLongerThan(time: number): number;
  /** The wait that this share of callers (0 to 1) does not exceed. */
  waitOf(share: number): number;
}

export interface ErlangA {
  /** Share of callers who find every counselor busy. */
  readonly waiting: number;
  /** Share of callers who leave before they are answered. */
  readonly abandoned: number;
  /** Mean wait of all callers, those who leave included. */
  readonly meanWait: number;
  /** Mean number of callers who wait. */
  readonly meanQueue: number;
}

/** The work that comes in, in counselors kept busy (erlangs). */
const offeredLoad = ({ arrivalRate, serviceRate }: Queue): number => arrivalRate / serviceRate;

/**
 * Erlang-B: the share of calls lost where `load` erlangs meet so many servers and no queue. By the recursion from one
 * server to the next, which neither overflows nor cancels.
 */
export function erlangB(load: number, servers: number): number {
  if (!Number.isInteger(servers) || servers < 0) throw new RangeError(`Servers must be a whole number: ${servers}`);
  if (!(load >= 0)) throw new RangeError(`A load must not be negative: ${load}`);
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/** Erlang-C: waits in M/M/c, first come first served. */
export function erlangC(queue: Queue): ErlangC {
  const load = offeredLoad(queue);
  const spare = queue.servers - load;
  if (spare <= 0) {
    return { waiting: 1, meanWait: Infinity, meanQueue: Infinity, waitingLongerThan: () => 1, waitOf: () => Infinity };
  }
  const blocked = erlangB(load, queue.servers);
  const waiting = (queue.servers * blocked) / (spare + load * blocked);
  // Whoever waits does so exponentially: the queue ahead moves at the rate by which answers outrun arrivals.
  const rate = spare * queue.serviceRate;
  return {
    waiting,
    meanWait: waiting / rate,
    meanQueue: (queue.arrivalRate * waiting) / rate,
    waitingLongerThan: (time) => waiting * Math.exp(-rate * time),
    waitOf: (share) => Math.max(0, Math.log(waiting / (1 - share)) / rate),
  };
}

/**
 * Erlang-A: waits and abandonment in M/M/c+M, first come first served. In the steady state, with j callers waiting, each
 * further one is as likely as the last times arrivals / (all counselors' rate + (j + 1) * patience): the series below is
 * the A(c * mu / theta, lambda / theta) of Mandelbaum and Zeltyn. The share that leaves follows from Little's law.
 */
export function erlangA(queue: ImpatientQueue): ErlangA {
  const { arrivalRate, serviceRate, servers, patienceRate } = queue;
  if (!(patienceRate > 0)) throw new RangeError(`Without impatience it is Erlang-C; the rate was ${patienceRate}`);
  const blocked = erlangB(offeredLoad(queue), servers);
  // Weights relative to 'all busy, nobody waits', scaled down together where they grow beyond what a number can hold.
  let scale = 1;
  let term = 1;
  let states = 1;
  let queued = 0;
  for (let j = 1; ; j++) {
    const factor = arrivalRate / (servers * serviceRate + j * patienceRate);
    term *= factor;
    states += term;
    queued += j * term;
    if (factor < 1 && (j * term) / (1 - factor) < 1e-16 * queued) break;
    if (term > largest) {
      scale /= largest;
      states /= largest;
      queued /= largest;
      term /= largest;
    }
  }
  // Erlang-B is the share of 'all busy' among the states without a queue.
  const all = scale * (1 / blocked - 1) + states;
  const meanQueue = queued / all;
  return {
    waiting: states / all,
    abandoned: (patienceRate * meanQueue) / arrivalRate,
    meanWait: meanQueue / arrivalRate,
    meanQueue,
  };
}

const largest = 1e100;
