import { html } from 'lit';
import type { Numbers, NumbersQuery } from '../../server/contract/numbers.ts';
import type { FailureCode } from '../data/http.ts';
import { firstChoice, type NumbersChoice } from '../manager/numbers/choice.ts';
import '../manager/numbers/numbers-page.ts';
import { numbersOf, ratingsOf } from './data.ts';
import { type States, shownInConsole } from './staff-states.ts';

const choiceOf = (by: NumbersQuery['by'], step: NumbersQuery['step']): NumbersChoice => ({ ...firstChoice, by, step });

const page = (choice: NumbersChoice, numbers: Numbers | null, failure: FailureCode | null = null) =>
  shownInConsole(
    html`<manager-numbers
      .choice=${choice}
      .data=${numbers === null ? null : { choice, numbers, ratings: choice.by === 'campaign' ? ratingsOf(numbers.rows.length) : null }}
      .failure=${failure}
    ></manager-numbers>`,
    'numbers',
  );
const counted = (by: NumbersQuery['by'], step: NumbersQuery['step'], groups: number, intervals: number) =>
  page(choiceOf(by, step), numbersOf(by, step, groups, intervals));
const { by, step } = firstChoice;

/** The page of the numbers of the trade. */
export const numbersStates: States = {
  numbers: counted('team', 'day', 1, 7),
  'numbers-two-teams': counted('team', 'day', 2, 30),
  'numbers-hours': counted('team', 'hour', 1, 24),
  'numbers-campaigns': counted('campaign', 'whole', 14, 1),
  'numbers-loading': page(firstChoice, null),
  'numbers-empty': page(firstChoice, numbersOf(by, step, 0, 7)),
  'numbers-unreachable': page(firstChoice, null, 'unreachable'),
  'numbers-stale': page(firstChoice, numbersOf(by, step, 1, 7), 'unreachable'),
  'numbers-dates': page({ ...firstChoice, period: { first: '2026-02-02', last: '2026-03-01' } }, null),
  'numbers-dates-wrong': page({ ...firstChoice, period: { first: '2026-03-01', last: '2026-02-02' } }, null),
};
