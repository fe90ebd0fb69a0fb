import { type Static, Type } from 'typebox';
import { PresenceState, Role } from './call.ts';
import { LanguageTag, SkillCode, TeamId, UserId } from './ids.ts';
import { Line } from './text.ts';

const Name = Line({ minLength: 1, maxLength: 120 });

/** How a team's queue rings. */
export const TeamRules = Type.Object(
  {
    offerSeconds: Type.Integer({ minimum: 5, maximum: 120, description: 'How long an offer rings' }),
    missesUntilAway: Type.Integer({ minimum: 1, maximum: 10, description: 'Offers missed in a row until set away' }),
    cooldownSeconds: Type.Integer({
      minimum: 0,
      maximum: 3600,
      description: 'How long a call is not offered again to who declined or missed it, while somebody else is there',
    }),
    wrapUpSeconds: Type.Integer({ minimum: 30, maximum: 3600, description: 'Time for the record after a call' }),
    answerGoalSeconds: Type.Integer({
      minimum: 5,
      maximum: 3600,
      description: 'Answered within this counts as in time',
    }),
  },
  { additionalProperties: false },
);
export type TeamRules = Static<typeof TeamRules>;

// ---- GET /api/teams/:team ----
export const TeamMember = Type.Object({
  id: UserId,
  name: Type.String(),
  role: Role,
  presence: PresenceState,
  skills: Type.Array(SkillCode),
  languages: Type.Array(Type.String()),
});
export type TeamMember = Static<typeof TeamMember>;
export const TeamDetail = Type.Object({
  id: TeamId,
  name: Type.String(),
  rules: TeamRules,
  members: Type.Array(TeamMember),
});
export type TeamDetail = Static<typeof TeamDetail>;

// ---- POST /api/teams, PATCH /api/teams/:team ----
export const NewTeam = Type.Object({ name: Name }, { additionalProperties: false });
export type NewTeam = Static<typeof NewTeam>;
export const TeamChange = Type.Object(
  {
    name: Type.Optional(Name),
    rules: Type.Optional(TeamRules),
    members: Type.Optional(Type.Array(UserId, { maxItems: 5_000, uniqueItems: true })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type TeamChange = Static<typeof TeamChange>;

// ---- GET /api/counselors, PATCH /api/counselors/:user ----
export const Counselor = Type.Object({
  id: UserId,
  name: Type.String(),
  role: Role,
  teams: Type.Array(TeamId),
  skills: Type.Array(SkillCode),
  languages: Type.Array(Type.String()),
});
export type Counselor = Static<typeof Counselor>;
export const CounselorList = Type.Object({ counselors: Type.Array(Counselor) });
export const CounselorChange = Type.Object(
  {
    skills: Type.Optional(Type.Array(SkillCode, { maxItems: 40, uniqueItems: true })),
    languages: Type.Optional(Type.Array(LanguageTag, { maxItems: 20, uniqueItems: true })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type CounselorChange = Static<typeof CounselorChange>;

// ---- GET, POST /api/skills, DELETE /api/skills/:skill ----
export const Skill = Type.Object({ code: SkillCode, name: Name }, { additionalProperties: false });
export type Skill = Static<typeof Skill>;
export const SkillList = Type.Object({
  skills: Type.Array(Type.Object({ code: SkillCode, name: Type.String(), counselors: Type.Integer() })),
});
