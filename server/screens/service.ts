import type { Database } from '../../db/connect.ts';
import type { NewScreen, Screen } from '../contract/http.ts';
import type { CampaignId, ScreenId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import type { Placements } from '../placements/service.ts';
import { newId } from '../platform/ids.ts';
import { isUniqueViolation } from '../platform/sql.ts';
import { screensRepository as repository } from './repository.ts';

/** Screens, each with a placement of its own. */
export function createScreens(db: Database, placements: Placements, publicUrl: string) {
  const urlOf = (name: string): string => `${publicUrl}/signage/${name}`;

  return {
    async list(campaign: CampaignId): Promise<Screen[]> {
      const { others } = await placements.list(campaign);
      const rows = await repository.ofCampaign(db, campaign);
      return rows.flatMap(({ id, name, placement }) => {
        const view = others.find((other) => other.id === placement);
        return view ? [{ id, name, url: urlOf(name), placement: view }] : [];
      });
    },

    /** Throws `conflict` where the name is taken, and `not_found` for the campaign. */
    async create(campaign: CampaignId, wish: NewScreen): Promise<Screen> {
      await placements.list(campaign);
      const id = newId<ScreenId>();
      try {
        const placement = await db.transaction().execute(async (tx) => {
          const made = await placements.addOne(tx, {
            campaign,
            kind: 'screen',
            label: wish.label,
            address: wish.address ?? null,
          });
          await repository.insert(tx, { id, name: wish.name, placement: made });
          return made;
        });
        return { id, name: wish.name, url: urlOf(wish.name), placement: await placements.read(placement) };
      } catch (error) {
        if (isUniqueViolation(error, 'screens_name_unique')) {
          throw new DomainError('conflict', 'Another screen has this name: choose another one');
        }
        throw error;
      }
    },
  };
}
