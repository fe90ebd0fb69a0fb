import { Type } from 'typebox';
import { CallbackChanged, SlotsOffered } from '../../server/contract/caller-socket.ts';
import { checkOf } from '../lib/check.ts';

export const isCallbackMessage = checkOf(Type.Union([SlotsOffered, CallbackChanged]));
