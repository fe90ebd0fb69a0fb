import type { Database } from '../../db/connect.ts';
import type { Team } from '../contract/http.ts';
import type { TeamId, UserId } from '../contract/ids.ts';
import type { Counselor, CounselorChange, Skill, TeamChange, TeamDetail } from '../contract/teams.ts';
import { baseLanguages } from '../dispatch/ladder.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../platform/ids.ts';
import type { Topic } from '../platform/nudges.ts';
import { isUniqueViolation } from '../platform/sql.ts';
import { counselorsRepository } from './counselors-repository.ts';
import { teamsRepository as repository } from './repository.ts';
import { skillsRepository } from './skills-repository.ts';

interface Needs {
  db: Database;
  /** Tells desks, boards and matching where something may have changed. */
  changed(topics: readonly Topic[]): void;
}

const noTeam = () => new DomainError('not_found', 'There is no such team');
const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** Teams and who is in them; counselors and what they can do; the skills there are. */
export function createTeams({ db, changed }: Needs) {
  return {
    list: (): Promise<Team[]> => repository.list(db),

    /** Throws `not_found`. */
    async read(id: TeamId): Promise<TeamDetail> {
      const team = await repository.read(db, id);
      if (team === null) throw noTeam();
      return team;
    },

    /** A team with the usual rules and without members. */
    async create(name: string): Promise<TeamDetail> {
      const id = newId<TeamId>();
      await repository.insert(db, id, name);
      return this.read(id);
    },

    /** Throws `not_found`, and `bad_request` for members who can't be rung. */
    async change(id: TeamId, { name, rules, members }: TeamChange): Promise<TeamDetail> {
      const moved = await db.transaction().execute(async (tx) => {
        if (!(await repository.lock(tx, id))) throw noTeam();
        if (name !== undefined) await repository.rename(tx, id, name);
        if (rules !== undefined) await repository.setRules(tx, id, rules);
        if (members === undefined) return [];
        const ringable = await repository.ringable(tx, members);
        const unknown = members.filter((member) => !ringable.has(member));
        if (unknown.length > 0) {
          throw new DomainError(
            'bad_request',
            `These members are no counselors: ${quoted(unknown)}. Choose among the list of counselors`,
          );
        }
        return repository.setMembers(tx, id, members);
      });
      changed([`team:${id}`, ...moved.map((user) => `desk:${user}` as const)]);
      return this.read(id);
    },

    counselors: (): Promise<Counselor[]> => counselorsRepository.list(db),

    /** Throws `not_found`, and `bad_request` for skills that do not exist. */
    async changeCounselor(user: UserId, { skills, languages }: CounselorChange): Promise<Counselor> {
      const counselor = await db.transaction().execute(async (tx) => {
        if ((await counselorsRepository.list(tx, user)).length === 0) {
          throw new DomainError('not_found', 'There is no such counselor');
        }
        if (skills !== undefined) {
          const existing = await skillsRepository.existing(tx, skills);
          const unknown = skills.filter((skill) => !existing.has(skill));
          if (unknown.length > 0) {
            throw new DomainError('bad_request', `These skills do not exist: ${quoted(unknown)}. Add them first`);
          }
          await counselorsRepository.setSkills(tx, user, skills);
        }
        // Matching compares languages without their script or region, as callers' phones name them in many ways.
        if (languages !== undefined) {
          await counselorsRepository.setLanguages(tx, user, baseLanguages(languages));
        }
        return (await counselorsRepository.list(tx, user))[0];
      });
      if (counselor === undefined) throw new Error('A counselor vanished while being changed');
      changed([`desk:${user}`, ...counselor.teams.map((team) => `team:${team}` as const)]);
      return counselor;
    },

    skills: (): Promise<(Skill & { counselors: number })[]> => skillsRepository.list(db),

    /** Throws `conflict` where the word is taken. */
    async addSkill(skill: Skill): Promise<Skill> {
      try {
        await skillsRepository.insert(db, skill);
      } catch (error) {
        if (!isUniqueViolation(error, 'skills_pkey')) throw error;
        throw new DomainError('conflict', `There is a skill '${skill.code}' already: use it, or choose another word`);
      }
      return skill;
    },

    /** Takes it from whoever has it too. Throws `not_found`, and `conflict` while a ladder asks for it. */
    async removeSkill(code: string): Promise<void> {
      await db.transaction().execute(async (tx) => {
        if (!(await skillsRepository.lock(tx, code))) throw new DomainError('not_found', 'There is no such skill');
        const uses = await skillsRepository.usedBy(tx, code);
        if (uses.length > 0) {
          const places = uses.map(({ campaign, step }) => `step ${step} of ‘${campaign}’`).join(', ');
          throw new DomainError('conflict', `The skill is asked for by ${places}: remove it there first`);
        }
        await skillsRepository.delete(tx, code);
      });
    },
  };
}
