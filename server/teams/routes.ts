import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Problem } from '../contract/errors.ts';
import { TeamList } from '../contract/http.ts';
import { SkillCode, TeamId, UserId } from '../contract/ids.ts';
import {
  Counselor,
  CounselorChange,
  CounselorList,
  NewTeam,
  Skill,
  SkillList,
  TeamChange,
  TeamDetail,
} from '../contract/teams.ts';
import { createTeams } from './service.ts';

const tags = ['teams'];

/** Teams, counselors and skills: for supervisors to see, for managers to change. */
export const teamRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const teams = createTeams({
    db: app.db,
    changed(topics) {
      app.nudges.publish(topics);
      app.queue.dispatch.poke();
    },
  });
  const see = app.allow('manager', 'supervisor', 'admin');
  const change = app.allow('manager', 'admin');
  const ofTeam = Type.Object({ team: TeamId });

  app.get(
    '/api/teams',
    { preHandler: see, schema: { tags, summary: 'All teams', response: { 200: TeamList, '4xx': Problem } } },
    async () => ({ teams: await teams.list() }),
  );

  app.post(
    '/api/teams',
    {
      preHandler: change,
      schema: { tags, summary: 'Add a team', body: NewTeam, response: { 201: TeamDetail, '4xx': Problem } },
    },
    async (request, reply) => reply.code(201).send(await teams.create(request.body.name)),
  );

  app.get(
    '/api/teams/:team',
    {
      preHandler: see,
      schema: {
        tags,
        summary: 'One team: its rules, and its members with what they are doing',
        params: ofTeam,
        response: { 200: TeamDetail, '4xx': Problem },
      },
    },
    async (request) => teams.read(request.params.team),
  );

  app.patch(
    '/api/teams/:team',
    {
      preHandler: change,
      schema: {
        tags,
        summary: 'Rename a team, or change its rules or members',
        params: ofTeam,
        body: TeamChange,
        response: { 200: TeamDetail, '4xx': Problem },
      },
    },
    async (request) => teams.change(request.params.team, request.body),
  );

  app.get(
    '/api/counselors',
    {
      preHandler: see,
      schema: { tags, summary: 'Everybody who can be rung', response: { 200: CounselorList, '4xx': Problem } },
    },
    async () => ({ counselors: await teams.counselors() }),
  );

  app.patch(
    '/api/counselors/:user',
    {
      preHandler: change,
      schema: {
        tags,
        summary: 'Change what a counselor can do',
        params: Type.Object({ user: UserId }),
        body: CounselorChange,
        response: { 200: Counselor, '4xx': Problem },
      },
    },
    async (request) => teams.changeCounselor(request.params.user, request.body),
  );

  app.get(
    '/api/skills',
    { preHandler: see, schema: { tags, summary: 'All skills', response: { 200: SkillList, '4xx': Problem } } },
    async () => ({ skills: await teams.skills() }),
  );

  app.post(
    '/api/skills',
    {
      preHandler: change,
      schema: { tags, summary: 'Add a skill', body: Skill, response: { 201: Skill, '4xx': Problem } },
    },
    async (request, reply) => reply.code(201).send(await teams.addSkill(request.body)),
  );

  app.delete(
    '/api/skills/:skill',
    {
      preHandler: change,
      schema: {
        tags,
        summary: 'Delete a skill that no ladder asks for',
        params: Type.Object({ skill: SkillCode }),
        response: { 204: Type.Null(), '4xx': Problem },
      },
    },
    async (request, reply) => {
      await teams.removeSkill(request.params.skill);
      return reply.code(204).send(null);
    },
  );
};
