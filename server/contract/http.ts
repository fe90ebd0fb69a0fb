import { type Static, Type } from 'typebox';
import { PlacementKind, Role, UiLanguage } from './call.ts';
import { BatchId, CampaignId, Moment, PlacementId, ScreenId, TeamId, UserId } from './ids.ts';
import { Line, Lines } from './text.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);
const Label = Line({ minLength: 1, maxLength: 120 });

// ---- sessions: /api/session ----
export const Login = Type.Object(
  { email: Line({ minLength: 3, maxLength: 254 }), password: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
export const StaffUser = Type.Object({
  id: UserId,
  name: Type.String(),
  email: Type.String(),
  role: Role,
  language: UiLanguage,
});
export type Login = Static<typeof Login>;
export type StaffUser = Static<typeof StaffUser>;

// ---- counts: what a placement brought ----
export const Counts = Type.Object({
  scans: Type.Integer({ description: 'Pages opened from the code' }),
  asked: Type.Integer({ description: 'Calls asked for' }),
  answered: Type.Integer({ description: 'Calls in which both sides saw or heard each other' }),
  talkSeconds: Type.Integer({ description: 'Seconds talked, in all' }),
});
export type Counts = Static<typeof Counts>;

// ---- teams: GET /api/teams ----
export const Team = Type.Object({ id: TeamId, name: Type.String() });
export type Team = Static<typeof Team>;
export const TeamList = Type.Object({ teams: Type.Array(Team) });

// ---- campaigns: /api/campaigns ----
export const CallToAction = Type.Object(
  { fr: Line({ minLength: 1, maxLength: 80 }), en: Line({ minLength: 1, maxLength: 80 }) },
  { additionalProperties: false },
);
export const NewCampaign = Type.Object(
  {
    name: Label,
    team: TeamId,
    website: Type.Optional(
      nullable(Type.String({ maxLength: 300, pattern: '^https?://[^\\s\\u0000-\\u001f\\u007f-\\u009f]+$' })),
    ),
    callToAction: CallToAction,
    address: Type.Union([Type.Literal('tu'), Type.Literal('vous')]),
  },
  { additionalProperties: false },
);
export type NewCampaign = Static<typeof NewCampaign>;
export const Campaign = Type.Object({
  id: CampaignId,
  name: Type.String(),
  team: Team,
  website: nullable(Type.String()),
  callToAction: CallToAction,
  address: Type.Union([Type.Literal('tu'), Type.Literal('vous')]),
  createdAt: Moment,
  placements: Type.Integer(),
  counts: Counts,
});
export type Campaign = Static<typeof Campaign>;
export const CampaignList = Type.Object({ campaigns: Type.Array(Campaign) });

// ---- batches: /api/campaigns/:campaign/batches ----
export const maxBatchSize = 500;
export const NewBatch = Type.Object(
  {
    label: Label,
    count: Type.Integer({ minimum: 1, maximum: maxBatchSize }),
    kind: Type.Union([Type.Literal('poster'), Type.Literal('link')]),
    address: Type.Optional(nullable(Lines({ maxLength: 300 }))),
  },
  { additionalProperties: false },
);
export type NewBatch = Static<typeof NewBatch>;
export const Placement = Type.Object({
  id: PlacementId,
  batch: nullable(BatchId),
  kind: PlacementKind,
  label: Type.String(),
  address: nullable(Type.String()),
  code: Type.String(),
  url: Type.String({ description: 'What the code says: the address of the caller page' }),
  state: Type.Union([Type.Literal('live'), Type.Literal('expired'), Type.Literal('disabled')]),
  expiresAt: nullable(Moment),
  counts: Counts,
});
export type Placement = Static<typeof Placement>;
export const Batch = Type.Object({
  id: BatchId,
  label: Type.String(),
  createdAt: Moment,
  placements: Type.Array(Placement),
});
export type Batch = Static<typeof Batch>;

// ---- placements: GET /api/campaigns/:campaign/placements, PATCH /api/placements/:placement ----
export const PlacementList = Type.Object({ batches: Type.Array(Batch), others: Type.Array(Placement) });
export type PlacementList = Static<typeof PlacementList>;
export const PlacementChange = Type.Object(
  {
    label: Type.Optional(Label),
    address: Type.Optional(nullable(Lines({ maxLength: 300 }))),
    disabled: Type.Optional(Type.Boolean()),
    expiresAt: Type.Optional(nullable(Moment)),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type PlacementChange = Static<typeof PlacementChange>;

// ---- downloads: files that a browser saves ----
export const download = {
  /** One code as a file, `svg` or `png`. */
  placement: (placement: string, format: 'svg' | 'png') => `/api/placements/${placement}/code.${format}`,
  /** All codes of a batch in one PDF: `sheet`, twelve to an A4 page; `poster`, one to an A4 page. */
  batch: (batch: string, layout: 'sheet' | 'poster') => `/api/batches/${batch}/codes.pdf?layout=${layout}`,
};

// ---- screens: /api/campaigns/:campaign/screens ----
export const NewScreen = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', minLength: 2, maxLength: 60 }),
    label: Label,
    address: Type.Optional(nullable(Lines({ maxLength: 300 }))),
  },
  { additionalProperties: false },
);
export type NewScreen = Static<typeof NewScreen>;
export const Screen = Type.Object({
  id: ScreenId,
  name: Type.String({ description: 'As in the address /signage/NAME' }),
  url: Type.String(),
  placement: Placement,
});
export type Screen = Static<typeof Screen>;
export const ScreenList = Type.Object({ screens: Type.Array(Screen) });
