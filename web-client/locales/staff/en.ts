import { common } from './en/common.ts';
import { console } from './en/console.ts';
import { desk } from './en/desk.ts';
import { figures } from './en/figures.ts';
import { routing } from './en/routing.ts';
import { teams } from './en/teams.ts';
import type { StaffMessages } from './fr.ts';

export const en: StaffMessages = { ...common, ...console, ...desk, ...figures, ...routing, ...teams };
