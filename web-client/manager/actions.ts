import { createContext } from '@lit/context';
import type {
  Batch,
  Campaign,
  NewBatch,
  NewCampaign,
  NewScreen,
  Placement,
  PlacementChange,
  Screen,
  Team,
} from '../../server/contract/http.ts';
import { createCampaign, listTeams } from '../data/campaigns.ts';
import { changePlacement, createBatch } from '../data/placements.ts';
import { createScreen } from '../data/screens.ts';

/** What the console's forms can do: the server's capabilities, or fixed answers in the gallery. */
export interface ManagerActions {
  listTeams(signal?: AbortSignal): Promise<Team[]>;
  createCampaign(campaign: NewCampaign): Promise<Campaign>;
  createBatch(campaign: string, batch: NewBatch): Promise<Batch>;
  changePlacement(placement: string, change: PlacementChange): Promise<Placement>;
  createScreen(campaign: string, screen: NewScreen): Promise<Screen>;
}

export const serverActions: ManagerActions = {
  listTeams,
  createCampaign,
  createBatch,
  changePlacement,
  createScreen,
};

export const managerActions = createContext<ManagerActions>(Symbol('manager actions'));
