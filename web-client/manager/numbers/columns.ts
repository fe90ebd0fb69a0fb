import type { UiLanguage } from '../../../server/contract/call.ts';
import type { NumbersQuery, NumbersRow } from '../../../server/contract/numbers.ts';
import type { StaffMessages } from '../../locales/staff/fr.ts';
import { count } from '../../staff/format.ts';
import { percent, waited } from './format.ts';

type Words = StaffMessages['figures'];
type CountName = { [Name in keyof NumbersRow]: NumbersRow[Name] extends number ? Name : never }[keyof NumbersRow];

export interface Column {
  readonly name: (words: Words) => string;
  readonly text: (row: NumbersRow, language: UiLanguage) => string;
}

const counted = (of: CountName, name: Column['name']): Column => ({
  name,
  text: (row, language) => count(row[of], language),
});

const calls: readonly Column[] = [
  counted('asked', (words) => words.asked),
  counted('answered', (words) => words.answered),
  { name: (words) => words.serviceLevel, text: (row, language) => percent(row.serviceLevel, language) },
  { name: (words) => words.average, text: (row) => waited(row.averageAnswerSeconds) },
  { name: (words) => words.p90, text: (row) => waited(row.p90AnswerSeconds) },
  counted('abandoned', (words) => words.abandoned),
  counted('shortAbandoned', (words) => words.shortAbandoned),
  counted('unanswered', (words) => words.unanswered),
  counted('callbacksBooked', (words) => words.callbacks),
  counted('waiting', (words) => words.waiting),
  counted('referrals', (words) => words.referrals),
];
const turnedAway = counted('turnedAway', (words) => words.turnedAway);
const offers: readonly Column[] = [
  counted('offersMade', (words) => words.made),
  counted('offersAccepted', (words) => words.accepted),
  counted('offersDeclined', (words) => words.declined),
  counted('offersMissed', (words) => words.missed),
  counted('offersWithdrawn', (words) => words.withdrawn),
];
const occupancy: Column = {
  name: (words) => words.occupancy,
  text: (row, language) => percent(row.occupancy, language),
};

/** The columns of both tables: only campaigns have a door, and only teams are on duty. */
export const columns: Record<'calls' | 'offers', Record<NumbersQuery['by'], readonly Column[]>> = {
  calls: { team: calls, campaign: [...calls, turnedAway] },
  offers: { team: [...offers, occupancy], campaign: offers },
};
