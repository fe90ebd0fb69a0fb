import { type Static, Type } from 'typebox';

/** A string that names one kind of thing, so that a call's id can't be passed where a visit's is wanted. */
type Id<Kind extends string> = string & { readonly __kind: Kind };

const uuid = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
const id = <Kind extends string>(kind: Kind) =>
  Type.Unsafe<Id<Kind>>(Type.String({ pattern: uuid, title: `${kind}Id`, description: `A UUID naming one ${kind}` }));

export const CallId = id('Call');
export const VisitId = id('Visit');
export const CampaignId = id('Campaign');
export const PlacementId = id('Placement');
export const BatchId = id('Batch');
export const TeamId = id('Team');
export const UserId = id('User');
export const ScreenId = id('Screen');
export const OfferId = id('Offer');
export const CallbackId = id('Callback');
export const MessageId = id('Message');
export const StructureId = id('Structure');
export const ReferralId = id('Referral');
export const KnownCallerId = id('KnownCaller');

export type CallId = Static<typeof CallId>;
export type VisitId = Static<typeof VisitId>;
export type CampaignId = Static<typeof CampaignId>;
export type PlacementId = Static<typeof PlacementId>;
export type BatchId = Static<typeof BatchId>;
export type TeamId = Static<typeof TeamId>;
export type UserId = Static<typeof UserId>;
export type ScreenId = Static<typeof ScreenId>;
export type OfferId = Static<typeof OfferId>;
export type CallbackId = Static<typeof CallbackId>;
export type MessageId = Static<typeof MessageId>;
export type StructureId = Static<typeof StructureId>;
export type ReferralId = Static<typeof ReferralId>;
export type KnownCallerId = Static<typeof KnownCallerId>;

/** A skill's own short word, as in a ladder: `sign-language`. */
export const SkillCode = Type.String({
  pattern: '^[a-z][a-z0-9-]{0,39}$',
  description: 'A short word that names a skill: small letters, digits and hyphens',
});
export type SkillCode = Static<typeof SkillCode>;

/** The short code printed on a placement: see `server/placements/code.ts` for its alphabet and its check character. */
export const Code = Type.String({ minLength: 1, maxLength: 32, description: 'The short code of a placement' });
export type Code = Static<typeof Code>;

/** A language as BCP 47 writes it, for instance `fr`, `pt-BR` or `en-u-hc-h23`. */
export const LanguageTag = Type.String({ pattern: '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$', maxLength: 35 });

/** A moment, as RFC 3339 writes it, in UTC. */
export const Moment = Type.String({ description: 'RFC 3339 date and time in UTC' });
