import { common } from './fr/common.ts';
import { console } from './fr/console.ts';
import { desk } from './fr/desk.ts';
import { figures } from './fr/figures.ts';
import { routing } from './fr/routing.ts';
import { teams } from './fr/teams.ts';

// French speaks to staff with « vous ». Its files give the shape that every other language must fit.
export const fr = { ...common, ...console, ...desk, ...figures, ...routing, ...teams };

/** What every language of the staff pages says. */
export type StaffMessages = typeof fr;
