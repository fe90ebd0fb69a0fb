import { createContext } from '@lit/context';
import { createCampaign, listTeams } from '../data/campaigns.ts';
import { changePlacement, createBatch } from '../data/placements.ts';
import { getRouting, listHolidays, previewRouting, putRouting } from '../data/routing.ts';
import { createScreen } from '../data/screens.ts';
import { changeStructure, createStructure } from '../data/structures.ts';
import { changeCounselor, changeTeam, createSkill, createTeam, deleteSkill } from '../data/teams.ts';

export const serverActions = {
  listTeams,
  createCampaign,
  createBatch,
  changePlacement,
  createScreen,
  getRouting,
  putRouting,
  previewRouting,
  listHolidays,
  createTeam,
  changeTeam,
  changeCounselor,
  createSkill,
  deleteSkill,
  createStructure,
  changeStructure,
};

/** What the console's forms can do: the server's capabilities, or fixed answers in the gallery. */
export type ManagerActions = typeof serverActions;

export const managerActions = createContext<ManagerActions>(Symbol('manager actions'));
