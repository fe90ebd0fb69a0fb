import { CallerPage } from '../../server/contract/caller-page.ts';
import { ToCaller } from '../../server/contract/caller-socket.ts';
import { checkOf } from '../lib/check.ts';

export const isCallerPage = checkOf(CallerPage);
export const isToCaller = checkOf(ToCaller);
