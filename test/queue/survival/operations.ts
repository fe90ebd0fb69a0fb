import fc from 'fast-check';
import type { Caller, Counselor } from './people.ts';
import { blows } from './stage.ts';

// What people do, and what is struck down while they do it.

export const callerCount = 6;
export const counselorCount = 3;

const often = <Value>(weight: number, arbitrary: fc.Arbitrary<Value>) => ({ weight, arbitrary });
const byOneOf =
  (count: number) =>
  <Act extends string>(act: Act) =>
    fc.record({ act: fc.constant(act), who: fc.nat({ max: count - 1 }) });
const byCaller = byOneOf(callerCount);
const byCounselor = byOneOf(counselorCount);

const operation = fc.oneof(
  often(14, byCaller('ask')),
  often(1, byCaller('leave')),
  often(2, byCaller('cut_phone')),
  often(2, byCaller('shut_page')),
  often(4, byCaller('open_page')),
  often(6, byCounselor('be_available')),
  often(1, byCounselor('be_away')),
  often(10, byCounselor('go_on')),
  often(2, byCounselor('decline')),
  often(1, byCounselor('cut_desk')),
  often(1, byCounselor('shut_desk')),
  often(1, byCounselor('close_lid')),
  often(1, byCounselor('open_lid')),
);
export type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** People do some things at once; so many milliseconds later, while they are under way, the blows fall. */
export const step = fc.record({
  operations: fc.array(operation, { minLength: 4, maxLength: 16, size: 'max' }),
  afterMs: fc.nat({ max: 40 }),
  blows: fc.oneof(
    often(2, fc.constant([])),
    often(
      5,
      fc.constantFrom(...blows).map((blow) => [blow]),
    ),
    often(1, fc.array(fc.constantFrom(...blows), { minLength: 2, maxLength: 3 })),
  ),
  victim: fc.nat({ max: 1 }),
});
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

export interface People {
  readonly callers: readonly Caller[];
  readonly counselors: readonly Counselor[];
}

type Doing = (caller: Caller, counselor: Counselor) => void;

const doings: Record<Operation['act'], Doing> = {
  ask: (caller) => caller.ask(),
  leave: (caller) => caller.hangUp(),
  cut_phone: (caller) => caller.cut(),
  shut_page: (caller) => caller.shut(),
  open_page: (caller) => caller.open(),
  be_available: (_caller, counselor) => {
    counselor.open();
    counselor.choose('available');
  },
  be_away: (_caller, counselor) => counselor.choose('away'),
  go_on: (_caller, counselor) => counselor.goOn(),
  decline: (_caller, counselor) => counselor.decline(),
  cut_desk: (_caller, counselor) => counselor.cut(),
  shut_desk: (_caller, counselor) => counselor.shut(),
  close_lid: (_caller, counselor) => counselor.freeze(),
  open_lid: (_caller, counselor) => counselor.thaw(),
};

/** Does what the operation says, as far as the person's page allows it at this moment. */
export function carryOut({ callers, counselors }: People, { act, who }: Operation): void {
  const caller = callers[who % callers.length];
  const counselor = counselors[who % counselors.length];
  if (caller === undefined || counselor === undefined) throw new Error('There are people in every run');
  doings[act](caller, counselor);
}
