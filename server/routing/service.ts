import type { Database } from '../../db/connect.ts';
import { type InsteadKind, insteadKinds } from '../contract/call.ts';
import type { CampaignId, TeamId } from '../contract/ids.ts';
import type { Ladder, Preview, PreviewWish, Routing } from '../contract/routing.ts';
import { ladderProblems, teamsOf } from '../dispatch/ladder.ts';
import { DomainError } from '../errors.ts';
import { openingAt } from '../hours/hours.ts';
import { hoursProblems } from '../hours/problems.ts';
import type { Topic } from '../platform/nudges.ts';
import { previewOf } from './preview.ts';
import { routingRepository as repository } from './repository.ts';

const skillsOf = (ladder: Ladder): string[] =>
  ladder.flatMap((step) => (step.kind === 'team' ? [...step.requiredSkills, ...step.preferredSkills] : []));

/** Gives a new campaign its first step, in the transaction that makes the campaign. */
export const beginRouting = (tx: Database, campaign: CampaignId, team: TeamId): Promise<void> =>
  repository.begin(tx, campaign, team);

const noCampaign = () => new DomainError('not_found', 'There is no such campaign');

/** Throws `bad_request` that lists all that is wrong with a ladder and its hours. */
async function check(
  db: Database,
  { ladder, hours, timeZone }: Pick<Routing, 'ladder' | 'hours' | 'timeZone'>,
  instead: readonly InsteadKind[],
): Promise<void> {
  const known = await repository.known(db, teamsOf(ladder), skillsOf(ladder));
  const problems = [...ladderProblems(ladder, { ...known, instead }), ...hoursProblems(hours, timeZone)];
  if (problems.length > 0) throw new DomainError('bad_request', `${problems.join('. ')}.`);
}

interface Needs {
  db: Database;
  /** Tells boards and matching where something may have changed. */
  changed(topics: readonly Topic[]): void;
}

/** How campaigns route their calls: read, edited, and tried out before it is kept. */
export function createRouting({ db, changed }: Needs) {
  return {
    /** Throws `not_found`. */
    async read(campaign: CampaignId): Promise<Routing> {
      const kept = await repository.read(db, campaign);
      if (kept === null) throw noCampaign();
      const { version, ...routing } = kept;
      return { ...routing, edition: version };
    },

    /**
     * Replaces it whole. Throws `not_found`, `bad_request` that lists all that is wrong, and `conflict` where it says of
     * which edition it was made and that is no longer the present one.
     */
    async write(campaign: CampaignId, routing: Routing): Promise<Routing> {
      const before = await db.transaction().execute(async (tx) => {
        if (!(await repository.lock(tx, campaign))) throw noCampaign();
        const old = await repository.read(tx, campaign);
        if (routing.edition !== undefined && routing.edition !== old?.version) {
          throw new DomainError(
            'conflict',
            'Somebody else has changed this routing since it was read: read it again, then make your change to that',
          );
        }
        const instead = insteadKinds.filter((kind) => (kind === 'writing' ? routing.writing : routing.callbacks));
        await check(tx, routing, instead);
        const [home] = teamsOf(routing.ladder);
        if (home === undefined) throw new Error('A ladder without a team was not refused');
        await repository.write(tx, campaign, routing, home);
        return old;
      });
      const teams = new Set([...teamsOf(before?.ladder ?? []), ...teamsOf(routing.ladder)]);
      changed([...teams].map((team) => `team:${team}` as const));
      return this.read(campaign);
    },

    /** Who would be rung by settings that need not be kept. Throws as `write` does. */
    async preview(campaign: CampaignId, wish: PreviewWish): Promise<Preview> {
      return db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (tx) => {
          if ((await repository.read(tx, campaign)) === null) throw noCampaign();
          if (wish.placement !== null && !(await repository.hasPlacement(tx, campaign, wish.placement))) {
            throw new DomainError('bad_request', 'The placement is not one of this campaign: choose one of its list');
          }
          await check(tx, wish, insteadKinds);
          const teams = teamsOf(wish.ladder);
          const { open, opensAt } = openingAt(wish.hours, wish.timeZone, await momentOf(tx, wish.at));
          return {
            open,
            opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
            steps: previewOf(
              wish.ladder,
              wish.languages,
              await repository.counselorsOf(tx, teams),
              await repository.teamNames(tx, teams),
            ),
          };
        });
    },
  };
}

/** Calendars go further, but no ladder does. */
const lastMoment = Date.UTC(2100, 0);

async function momentOf(db: Database, text: string | null): Promise<number> {
  if (text === null) return repository.clock(db);
  const moment = Date.parse(text);
  if (!(moment >= 0 && moment < lastMoment)) {
    throw new DomainError('bad_request', 'The moment is not one: write it as in 2027-01-31T18:00:00Z, before 2100');
  }
  return moment;
}
