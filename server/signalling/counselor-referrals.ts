import type { Static } from 'typebox';
import type { GiveStructure, GiveWritten, TakeBackReferral } from '../contract/counselor-socket.ts';
import type { UserId } from '../contract/ids.ts';
import type { Referrals } from '../referrals/service.ts';

type Said = Static<typeof GiveStructure> | Static<typeof GiveWritten> | Static<typeof TakeBackReferral>;

/** What a counselor says of where the caller is pointed to; refused where the call is not theirs. */
export async function sayReferral(referrals: Referrals, user: UserId, message: Said): Promise<void> {
  const { call, id } = message;
  switch (message.type) {
    case 'give_structure':
      return referrals.give(call, user, id, { structure: message.structure });
    case 'give_written':
      return referrals.give(call, user, id, { written: message.written });
    case 'take_back_referral':
      return referrals.takeBack(call, user, id);
    default:
      return message satisfies never;
  }
}
