import { type Static, Type } from 'typebox';
import { ReferralId, StructureId } from './ids.ts';
import { Line, Lines } from './text.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

/** What a telephone number looks like: digits, with the spaces and signs that people write between them. */
export const phonePattern = '^\\+?[0-9][0-9 .()/-]*[0-9]$';
/** An address of the web, without spaces and what nobody sees. */
export const websitePattern = '^https?://[^\\s\\u0000-\\u001f\\u007f-\\u009f]+$';

export const longestStructure = { name: 120, address: 300, phone: 30, website: 300, opening: 200 } as const;
const { name, address, phone, website, opening } = longestStructure;

const fields = {
  name: Line({ minLength: 1, maxLength: name }),
  address: nullable(Lines({ minLength: 1, maxLength: address })),
  phone: nullable(Type.String({ maxLength: phone, pattern: phonePattern, description: 'Digits, as one dials them' })),
  website: nullable(Type.String({ maxLength: website, pattern: websitePattern })),
  opening: nullable(Lines({ minLength: 1, maxLength: opening })),
};

/** A place that helps: what a caller needs to know to go there. */
export const StructureText = Type.Object(fields, { additionalProperties: false });
export type StructureText = Static<typeof StructureText>;

// ---- structures: /api/campaigns/:campaign/structures, PATCH /api/structures/:structure ----
export const Structure = Type.Object({
  ...fields,
  id: StructureId,
  archived: Type.Boolean({ description: 'No longer given; those who were pointed to it stay counted' }),
  given: Type.Integer({ minimum: 0, description: 'Calls in which it was given' }),
});
export type Structure = Static<typeof Structure>;
export const StructureList = Type.Object({ structures: Type.Array(Structure) });
const changes = Type.Partial(Type.Object(fields));
export const StructureChange = Type.Object(
  { ...changes.properties, archived: Type.Optional(Type.Boolean()) },
  { additionalProperties: false, minProperties: 1 },
);
export type StructureChange = Static<typeof StructureChange>;

// ---- GET /api/calls/:call/structures ----
/** What the counselor of a call can give: the structures of its campaign that are not archived. */
export const GivableStructure = Type.Object({ ...fields, id: StructureId });
export type GivableStructure = Static<typeof GivableStructure>;
export const GivableList = Type.Object({ structures: Type.Array(GivableStructure) });

/** A structure that a caller was pointed to, as both sides see it. */
export const Referral = Type.Object({
  ...fields,
  id: ReferralId,
  structure: nullable(StructureId),
});
export type Referral = Static<typeof Referral>;
export const mostReferrals = 10;
