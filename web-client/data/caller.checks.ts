import { Type } from 'typebox';
import { CallerPage } from '../../server/contract/caller-page.ts';
import {
  AvailabilityChanged,
  CallbackKept,
  CallChanged,
  CallKept,
  Heartbeat,
  Refused,
  VisitOpened,
} from '../../server/contract/caller-socket.ts';
import { checkOf } from '../lib/check.ts';

export const isCallerPage = checkOf(CallerPage);

/** What is told before and in every call. Of the rest only its type: its code, which comes when wanted, checks it. */
export const isCoreMessage = checkOf(
  Type.Union([
    VisitOpened,
    AvailabilityChanged,
    CallChanged,
    CallKept,
    CallbackKept,
    Refused,
    Heartbeat,
    Type.Object({
      type: Type.Union([
        Type.Literal('messages'),
        Type.Literal('typing'),
        Type.Literal('live'),
        Type.Literal('slots'),
        Type.Literal('callback'),
        Type.Literal('goodbye'),
        Type.Literal('known_kept'),
        Type.Literal('known'),
      ]),
    }),
  ]),
);
