import { GoodbyeChanged } from '../../server/contract/caller-socket.ts';
import { checkOf } from '../lib/check.ts';

export const isGoodbyeMessage = checkOf(GoodbyeChanged);
