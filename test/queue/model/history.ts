import type { Database } from '../../../db/connect.ts';
import type { UserId, VisitId } from '../../../server/contract/ids.ts';
import type { Snapshot } from './rows.ts';
import type { ModelServer } from './server.ts';
import type { World } from './world.ts';

// What the people of one history know of it: who is connected where, which call is whose. It holds no queue: what the
// queue owes them is in `plain.ts` and `checks.ts`.

export interface CallerOfHistory {
  readonly visit: VisitId;
  /** The call that this caller counts on. */
  call: string | null;
  /** Where their page is connected. */
  server: ModelServer | null;
  /** Since when they are not, by the history's clock. */
  absentSince: number;
  /** More than one thing happened to them at once in this round: either may have come first. */
  crowded: boolean;
}

export interface DeskOfHistory {
  readonly user: UserId;
  server: ModelServer | null;
  absentSince: number;
  /** What they chose in this round and were granted; null: nothing. `both`, at two servers at once: either came last. */
  chose: 'available' | 'away' | 'both' | null;
  /** What they would be if no call had them; null where it is not known. */
  wants: 'available' | 'away' | null;
  crowded: boolean;
}

export class History {
  readonly world: World;
  readonly admin: Database;
  readonly servers: ModelServer[];
  readonly callers: readonly CallerOfHistory[];
  readonly desks: readonly DeskOfHistory[];
  seen: Snapshot;
  readonly complaints: string[] = [];
  /** Calls that were followed by another in this round, with their callers as they were then. */
  readonly followed: { call: string; caller: CallerOfHistory }[] = [];
  #shift = 0;
  #passed = 0;
  readonly #touched = new Map<object, number>();
  readonly #mayEnd = new Set<string>();

  constructor(world: World, admin: Database, servers: ModelServer[], visits: readonly VisitId[], seen: Snapshot) {
    this.world = world;
    this.admin = admin;
    this.servers = servers;
    this.seen = seen;
    this.callers = visits.map((visit) => ({ visit, call: null, server: null, absentSince: 0, crowded: false }));
    this.desks = world.counselors.map(({ id }) => ({
      user: id,
      server: null,
      absentSince: 0,
      chose: null,
      wants: 'away',
      crowded: false,
    }));
  }

  /** Seconds by the clock of this history. */
  clock(): number {
    return performance.now() / 1000 + this.#shift;
  }
  passed(seconds: number): void {
    this.#shift += seconds;
    this.#passed = seconds;
  }
  /** A moment of the rows as they were before this round, in those of now. */
  moved(moment: number): number {
    return moment - this.#passed * 1000;
  }

  complain(what: string): void {
    this.complaints.push(what);
  }

  /** Begins a round: nothing has been touched yet. */
  begin(): void {
    this.#passed = 0;
    this.#touched.clear();
    this.#mayEnd.clear();
    this.followed.length = 0;
    for (const one of [...this.callers, ...this.desks]) one.crowded = false;
    for (const desk of this.desks) desk.chose = null;
  }

  server(number: number): ModelServer {
    const one = this.servers[number % this.servers.length];
    if (one === undefined) throw new Error('A history has servers');
    return one;
  }
  caller(number: number): CallerOfHistory {
    const one = this.callers[number % this.callers.length];
    if (one === undefined) throw new Error('A history has callers');
    return one;
  }
  desk(number: number): DeskOfHistory {
    const one = this.desks[number % this.desks.length];
    if (one === undefined) throw new Error('A history has counselors');
    return one;
  }

  touchCaller(number: number): CallerOfHistory {
    return this.#touch(this.caller(number));
  }
  touchDesk(number: number): DeskOfHistory {
    return this.#touch(this.desk(number));
  }
  #touch<One extends CallerOfHistory | DeskOfHistory>(one: One): One {
    const times = (this.#touched.get(one) ?? 0) + 1;
    this.#touched.set(one, times);
    if (times > 1) one.crowded = true;
    return one;
  }
  wasTouched(one: CallerOfHistory | DeskOfHistory): boolean {
    return this.#touched.has(one);
  }

  /** From now on nobody may be surprised that the call is over. */
  mayEnd(call: string): void {
    this.#mayEnd.add(call);
  }
  mayHaveEnded(call: string): boolean {
    return this.#mayEnd.has(call);
  }

  began(caller: CallerOfHistory, call: string, at: ModelServer): void {
    if (caller.call !== null) this.followed.push({ call: caller.call, caller: { ...caller } });
    caller.call = call;
    this.callerArrived(caller, at);
  }
  callerArrived(caller: CallerOfHistory, at: ModelServer): void {
    caller.server = at;
  }
  callerLeft(caller: CallerOfHistory, silentSeconds: number): void {
    caller.server = null;
    caller.absentSince = this.clock() - silentSeconds;
  }
  deskArrived(desk: DeskOfHistory, at: ModelServer): void {
    desk.server = at;
  }
  deskLeft(desk: DeskOfHistory, silentSeconds: number): void {
    desk.server = null;
    desk.absentSince = this.clock() - silentSeconds;
  }

  /** A server was killed: whoever was connected to it is not any more, and what they did in this round may be undone. */
  lost(server: ModelServer): void {
    for (const one of [...this.callers, ...this.desks]) {
      if (one.server !== server) continue;
      one.server = null;
      one.absentSince = this.clock();
      one.crowded = true;
    }
  }
}
