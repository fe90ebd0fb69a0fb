import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { PresenceState, Role } from '../../server/contract/call.ts';
import { Written } from '../../server/contract/caller-socket.ts';
import { CounselorCall, type Desk, OfferView, PresenceToday } from '../../server/contract/counselor-socket.ts';
import { Batch, Campaign, type Counts, type Placement, Screen, StaffUser, Team } from '../../server/contract/http.ts';
import { Numbers, type NumbersQuery, shortAbandonSeconds } from '../../server/contract/numbers.ts';
import { Ratings } from '../../server/contract/ratings.ts';
import { Referral, Structure } from '../../server/contract/referrals.ts';
import { Preview, Routing } from '../../server/contract/routing.ts';
import { Counselor, SkillList, TeamDetail } from '../../server/contract/teams.ts';
import { type Conversation, hearMessages, newMessageId, noConversation } from '../lib/conversation.ts';

// Fixed data, checked against the contract as the server's would be, so that the gallery can't show what can't happen.

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const parse = <S extends TSchema>(schema: S, value: unknown): Static<S> => {
  if (!Value.Check(schema, value)) throw new Error(`Not of the contract: ${JSON.stringify(value)}`);
  return value;
};

const counts = (scans: number, asked: number, answered: number, talkSeconds: number): Counts => ({
  scans,
  asked,
  answered,
  talkSeconds,
});

export const user = (role: Role) =>
  parse(StaffUser, { id: id(1), name: 'Samira Haddad', email: 'samira@example.org', role, language: 'fr' });

const team = parse(Team, { id: id(10), name: 'Trois-Rives' });
const callToAction = { fr: 'Besoin de parler ? Quelqu’un est là.', en: 'Need to talk? Someone is here.' };
const campaignOf = (number: number, name: string, placements: number, brought: Counts) =>
  parse(Campaign, {
    id: id(number),
    name,
    team,
    website: number === 20 ? 'https://mission-locale.example/trois-rives' : null,
    callToAction,
    address: 'tu',
    createdAt: '2026-03-02T09:00:00Z',
    placements,
    counts: brought,
  });

export const campaign = campaignOf(20, 'Parler à quelqu’un', 34, counts(12_480, 1_312, 1_187, 402_360));
export const campaigns = [
  campaign,
  campaignOf(21, 'Gares et arrêts de bus, automne', 220, counts(3_061, 288, 251, 71_940)),
  campaignOf(22, 'Soirées Twitch', 4, counts(911, 75, 40, 9_015)),
];
export const emptyCampaign = campaignOf(23, 'Lycées de la vallée', 0, counts(0, 0, 0, 0));
export const teams = [team, parse(Team, { id: id(11), name: 'Nuit et week-end' })];

const states: readonly Placement['state'][] = ['live', 'live', 'disabled', 'live', 'expired'];
const placementOf = (number: number, kind: Placement['kind'], label: string, address: string | null) => ({
  id: id(number),
  batch: null,
  kind,
  label,
  address,
  code: ['K7MWP2QX', '9HT4RCVA', 'B3JN8DYE', 'X6PFM2ZK'][number % 4] ?? 'K7MWP2QX',
  url: 'https://passerelle.example/q/K7MWP2QX',
  state: states[number % states.length] ?? 'live',
  expiresAt: states[number % states.length] === 'expired' ? '2026-02-01T22:59:59Z' : null,
  counts: counts((number * 137) % 400, (number * 31) % 40, (number * 29) % 36, (number * 641) % 9000),
});
export const batch = parse(Batch, {
  id: id(30),
  label: 'Arrêts de bus, ligne 4',
  createdAt: '2026-03-04T10:00:00Z',
  placements: [100, 101, 102, 103, 104].map((number, index) =>
    placementOf(number, 'poster', `Arrêts de bus, ligne 4 · ${index + 1}`, 'Rue des Tilleuls, Aubenas'),
  ),
});
export const largeBatch = parse(Batch, {
  id: id(31),
  label: 'Descriptions de vidéos',
  createdAt: '2026-02-11T10:00:00Z',
  placements: Array.from({ length: 40 }, (_, index) =>
    placementOf(200 + index, 'link', `Descriptions de vidéos · ${index + 1}`, null),
  ),
});
export const screens = [
  parse(Screen, {
    id: id(40),
    name: 'gare-hall',
    url: 'https://passerelle.example/signage/gare-hall',
    placement: placementOf(300, 'screen', 'Hall de la gare', 'Place de la Gare, Aubenas'),
  }),
];

const placeOf = (number: number, name: string, given: number, change: Partial<Structure> = {}) =>
  parse(Structure, {
    id: id(80 + number),
    name,
    address: null,
    phone: null,
    website: null,
    opening: null,
    archived: false,
    given,
    ...change,
  });
const structureText = (structure: Structure | undefined) => ({
  name: structure?.name,
  address: structure?.address,
  phone: structure?.phone,
  website: structure?.website,
  opening: structure?.opening,
});
export const structures = [
  placeOf(0, 'Cimade', 3, { phone: '04 75 00 00 01', website: 'https://cimade.example/' }),
  placeOf(1, 'Maison des adolescents et des jeunes adultes de la vallée', 41, {
    address: '3 place de la Gare\n07200 Aubenas',
    phone: '04 75 00 00 02',
    opening: 'Sans rendez-vous le mercredi, de 13 h à 18 h.',
  }),
  placeOf(2, 'Mission locale des Trois-Rives', 118, {
    address: '12 rue des Tilleuls\n07200 Aubenas',
    phone: '04 75 00 00 00',
    website: 'https://mission-locale.example/trois-rives',
    opening: 'Du lundi au vendredi, de 9 h à 17 h. Demander Karim.',
  }),
  placeOf(3, 'Point info jeunes', 0, { address: 'Rue de l’Église, Privas' }),
];
/** What a caller was pointed to: one of the list, and one that was written by hand. */
export const given = [
  parse(Referral, { ...structureText(structures[2]), id: id(90), structure: id(82) }),
  parse(Referral, { ...structureText(structures[3]), name: 'Foyer des Cèdres', id: id(91), structure: null }),
];
export const archivedStructure = placeOf(9, 'Foyer des Cèdres', 12, { archived: true });
export const manyStructures = Array.from({ length: 12 }, (_, number) =>
  placeOf(number, `Point info jeunes ${number + 1}`, number * 3, { phone: '04 75 00 00 00' }),
);

const origin = {
  campaign: 'Parler à quelqu’un',
  placement: 'Arrêts de bus, ligne 4 · 12',
  placementKind: 'poster',
  address: 'Rue des Tilleuls, Aubenas',
  known: null,
};
export const offer = (kind: OfferView['kind'], isCallback = false) =>
  parse(OfferView, {
    id: id(50),
    call: id(60),
    fence: 7,
    kind,
    origin,
    languages: ['fr', 'ar'],
    waitedSeconds: 42,
    secondsLeft: 14,
    isCallback,
    room: null,
  });
export const call = (state: CounselorCall['state'], change: Partial<CounselorCall> = {}) =>
  parse(CounselorCall, {
    id: id(60),
    state,
    kind: 'video',
    origin,
    languages: ['fr', 'ar'],
    activeSince: state === 'connecting' ? null : '2026-03-05T10:00:00Z',
    talkSeconds: state === 'wrap_up' ? 754 : 0,
    room: null,
    recordSecondsLeft: state === 'wrap_up' ? 430 : null,
    exited: false,
    disposition: null,
    note: '',
    referrals: [],
    summary: { wanted: false, text: null, answer: null },
    ...change,
  });
export const desk = (change: Partial<Desk> = {}): Desk => ({
  presence: 'available',
  since: '2026-03-05T08:05:00Z',
  awayReason: null,
  offer: null,
  call: null,
  queue: { waiting: 0, longestWaitSeconds: 0, available: 3 },
  missedOffers: 0,
  ...change,
});
const written = (number: number, author: Written['author'], text: string) =>
  parse(Written, { id: id(70 + number), number, author, text, at: `2026-03-05T10:0${number}:00Z` });
/** A conversation in writing, with what was written here and has not arrived. */
export const conversation = (unsent: readonly string[] = []): Conversation => ({
  ...hearMessages(noConversation, {
    call: call('active').id,
    messages: [
      written(1, 'counselor', 'Bonjour, je suis là. Prenez votre temps.'),
      written(2, 'caller', 'bonjour'),
      written(3, 'caller', 'je sais pas trop comment dire\nça va pas fort depuis quelques semaines, je dors plus'),
      written(4, 'counselor', 'Merci de l’écrire. Qu’est-ce qui a changé, il y a quelques semaines ?'),
      written(5, 'caller', 'j’ai perdu mon appart. je dors chez des potes, une nuit ici une nuit là'),
    ],
  }),
  unsent: unsent.map((text) => ({ id: newMessageId(), text })),
});
export const today = parse(PresenceToday, { available: 7_980, offered: 130, busy: 5_460, wrap_up: 1_920, away: 2_700 });
/** When the gallery's clocks stand: some minutes into the call. */
export const wallClock = Date.parse('2026-03-05T10:12:34Z');

export const note = 'Cherche un logement depuis trois semaines, dort chez des amis.\nRappel convenu jeudi à 14 h.';

const nightTeam = teams[1] ?? team;
const step = { requiredSkills: [], preferredSkills: [], priority: 0 };
/** A ladder of three steps, and hours with a night and holidays. */
export const routing = parse(Routing, {
  ladder: [
    { ...step, kind: 'team', team: team.id, preferredSkills: ['housing'], language: 'preferred', seconds: 30 },
    {
      ...step,
      kind: 'team',
      team: nightTeam.id,
      requiredSkills: ['sign-language'],
      language: 'required',
      priority: 10,
      seconds: 120,
    },
    { kind: 'instead', instead: ['writing', 'callback'], priority: 10, seconds: null },
  ],
  timeZone: 'Europe/Paris',
  hours: {
    weekly: [
      ...[1, 2, 3, 4].map((day) => ({ day, from: '09:00', to: '18:00' })),
      { day: 5, from: '09:00', to: '12:00' },
      { day: 5, from: '20:00', to: '02:00' },
    ],
    special: [
      { date: '2027-01-01', label: 'Jour de l’an', spans: [] },
      { date: '2027-05-06', label: 'Pont de l’Ascension', spans: [{ from: '10:00', to: '16:00' }] },
    ],
  },
  longestWaitSeconds: 1_800,
  longestQueue: 40,
  nobodyOnDuty: 'queue',
  writing: true,
  callbacks: true,
  callbackMinutes: 30,
  callbacksPerSlot: 2,
});
export const skills = parse(SkillList, {
  skills: [
    { code: 'housing', name: 'Logement', counselors: 4 },
    { code: 'sign-language', name: 'Langue des signes', counselors: 1 },
    { code: 'suicide-prevention', name: 'Prévention du suicide', counselors: 0 },
  ],
}).skills;

const person = (number: number, name: string, presence: PresenceState, fit = 0) => ({
  id: id(number),
  name,
  presence,
  fit,
});
const people = [
  person(70, 'Camille Rousseau', 'available', 2),
  person(71, 'Yanis Belkacem', 'busy', 1),
  person(72, 'Aïcha Diallo', 'offered', 1),
  person(73, 'Jean-Baptiste de La Rochefoucauld-Montbel', 'wrap_up'),
  person(74, 'Inès Moreau', 'away'),
];
export const preview = (open: boolean) =>
  parse(Preview, {
    open,
    opensAt: open ? null : '2027-01-04T08:00:00Z',
    steps: [
      { position: 0, afterSeconds: 0, team, instead: [], counselors: people, eligible: 12, already: 0 },
      { position: 1, afterSeconds: 30, team: nightTeam, instead: [], counselors: [], eligible: 0, already: 1 },
      {
        position: 2,
        afterSeconds: 150,
        team: null,
        instead: ['writing', 'callback'],
        counselors: [],
        eligible: 0,
        already: 0,
      },
    ],
  });

const knowing = [
  { skills: ['housing'], languages: ['fr', 'ar'] },
  { skills: [], languages: ['fr'] },
  { skills: ['housing', 'sign-language', 'suicide-prevention'], languages: ['fr', 'en', 'wo'] },
];
export const counselors = people.map(({ id: user, name }, index) =>
  parse(Counselor, { id: user, name, role: 'counselor', teams: index < 4 ? [team.id] : [], ...knowing[index % 3] }),
);
export const teamOf = (members: number) =>
  parse(TeamDetail, {
    id: team.id,
    name: team.name,
    rules: { offerSeconds: 20, missesUntilAway: 2, cooldownSeconds: 60, wrapUpSeconds: 600, answerGoalSeconds: 60 },
    members: people.slice(0, members).map(({ id: user, name, presence }, index) => ({
      id: user,
      name,
      presence,
      role: 'counselor',
      ...knowing[index % 3],
    })),
  });

const groupNames = [
  'Trois-Rives',
  'Nuit et week-end',
  'Gares et arrêts de bus de la vallée, automne et hiver',
  'Soirées Twitch',
];
const stepHours = { hour: 1, day: 24, whole: 7 * 24 };

/** Numbers of so many teams or campaigns and hours or days; every seventh interval is one in which nothing happened. */
export function numbersOf(
  by: NumbersQuery['by'],
  step: NumbersQuery['step'],
  groups: number,
  intervals: number,
): Numbers {
  const hours = stepHours[step];
  const moments = Array.from({ length: intervals + 1 }, (_, place) =>
    new Date(Date.parse('2026-02-02T23:00:00Z') + place * hours * 3_600_000).toISOString(),
  );
  const rows = moments.slice(0, -1).flatMap((begins, place) =>
    place % 7 === 5
      ? []
      : Array.from({ length: groups }, (_, group) => {
          const asked = ((place * 37 + group * 101) % 48) + 3 + hours;
          const answered = Math.floor(asked * 0.86);
          const abandoned = Math.min(asked - answered, 2);
          return {
            id: id(500 + group),
            name: groupNames[group % groupNames.length] ?? '',
            begins,
            asked,
            answered,
            answeredInTime: Math.floor(answered * (0.95 - ((place + group) % 5) * 0.08)),
            abandoned,
            shortAbandoned: asked - answered - abandoned,
            unanswered: 0,
            callbacksBooked: 0,
            waiting: 0,
            undecided: 0,
            referrals: Math.floor(answered * 0.3),
            turnedAway: by === 'campaign' ? group : 0,
            serviceLevel: Math.floor(answered * (0.95 - ((place + group) % 5) * 0.08)) / (answered + abandoned),
            averageAnswerSeconds: 18.4 + place * 3,
            p90AnswerSeconds: 48 + place * 11,
            offersMade: asked + 6,
            offersAccepted: answered,
            offersDeclined: 3,
            offersMissed: 4,
            offersWithdrawn: asked - answered - 1,
            occupancy: by === 'team' ? 0.4 + ((place * 7) % 50) / 100 : null,
          };
        }),
  );
  return parse(Numbers, {
    intervals: moments.slice(0, -1).map((begins, place) => ({ begins, ends: moments[place + 1] })),
    rows,
    shortAbandonSeconds,
  });
}

/** Whether talks helped, of so many campaigns; in the last one nobody said. */
export const ratingsOf = (campaigns: number) =>
  parse(Ratings, {
    campaigns: Array.from({ length: campaigns }, (_, place) => {
      const [no, little, yes] = place + 1 === campaigns ? [0, 0, 0] : [2 + place, 9 + place * 3, 61 + place * 7];
      const all = no + little + yes;
      const name = groupNames[place % groupNames.length] ?? '';
      return { id: id(500 + place), name, no, little, yes, average: all ? (no + little * 2 + yes * 3) / all : null };
    }),
  });
