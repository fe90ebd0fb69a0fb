import { Type } from 'typebox';
import { KnownChanged, KnownKept } from '../../server/contract/caller-socket.ts';
import { checkOf } from '../lib/check.ts';

export const isKnownMessage = checkOf(Type.Union([KnownKept, KnownChanged]));
