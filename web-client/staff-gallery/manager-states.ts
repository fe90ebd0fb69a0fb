import { html, type TemplateResult } from 'lit';
import type { Batch, Placement } from '../../server/contract/http.ts';
import type { Structure } from '../../server/contract/referrals.ts';
import '../manager/campaign-form.ts';
import '../manager/campaign-list.ts';
import type { CampaignData } from '../manager/campaign-page.ts';
import '../manager/campaign-page.ts';
import '../manager/placeholder.ts';
import '../manager/placement-form.ts';
import '../manager/structures/structures-page.ts';
import { i18n } from '../staff/i18n.ts';
import {
  archivedStructure,
  batch,
  campaign,
  campaigns,
  emptyCampaign,
  largeBatch,
  manyStructures,
  screens,
  structures,
} from './data.ts';
import { type States, shownInConsole } from './staff-states.ts';

const shown = (view: TemplateResult) => shownInConsole(view, 'campaigns');

const full: CampaignData = { campaign, placements: { batches: [batch, largeBatch], others: [] }, screens };
const empty: CampaignData = { campaign: emptyCampaign, placements: { batches: [], others: [] }, screens: [] };
const page = (data: CampaignData, dialog: 'none' | 'batch' | 'screen' = 'none', ready: Batch | null = null) =>
  shown(html`<manager-campaign .data=${data} .dialog=${dialog} .ready=${ready}></manager-campaign>`);

const form = (placement: Placement | undefined) =>
  shown(
    html`<div class="gallery-card"><h1>${i18n.messages.placement.title}</h1><manager-placement-form .placement=${placement ?? null}></manager-placement-form></div>`,
  );
const places = (listed: readonly Structure[], edited: Structure['id'] | 'new' | null = null) =>
  shown(html`<manager-structures .data=${{ campaign, structures: listed }} .edited=${edited}></manager-structures>`);
const placeholder = (why: 'loading' | 'lost' | 'unreachable') =>
  shown(html`<manager-placeholder .why=${why}></manager-placeholder>`);

/** The console. */
export const managerStates: States = {
  campaigns: shown(html`<manager-campaign-list .campaigns=${campaigns}></manager-campaign-list>`),
  'campaigns-empty': shown(html`<manager-campaign-list .campaigns=${[]}></manager-campaign-list>`),
  'campaign-new': shown(html`<manager-campaign-form></manager-campaign-form>`),
  campaign: page(full),
  'campaign-empty': page(empty),
  'campaign-ready': page(full, 'none', batch),
  'campaign-batch-form': page(full, 'batch'),
  'campaign-screen-form': page(full, 'screen'),
  'placement-form': form(batch.placements[0]),
  'placement-form-disabled': form(batch.placements.find(({ state }) => state === 'disabled')),
  structures: places([...structures, archivedStructure]),
  'structures-empty': places([]),
  'structures-many': places(manyStructures),
  'structure-new': places(structures, 'new'),
  'structure-form': places(structures, structures[2]?.id),
  'console-loading': placeholder('loading'),
  'console-lost': placeholder('lost'),
  'console-unreachable': placeholder('unreachable'),
};
