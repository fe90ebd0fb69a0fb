import { MessagesWritten, OtherLive } from '../../server/contract/caller-socket.ts';
import { checkOf } from '../lib/check.ts';

export const isMessagesWritten = checkOf(MessagesWritten);
export const isOtherLive = checkOf(OtherLive);
