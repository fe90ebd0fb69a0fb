import { MessagesWritten } from '../../server/contract/caller-socket.ts';
import { checkOf } from '../lib/check.ts';

export const isMessagesWritten = checkOf(MessagesWritten);
