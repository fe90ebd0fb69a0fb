import { ContextProvider } from '@lit/context';
import { html, LitElement, render } from 'lit';
import { customElement } from 'lit/decorators.js';
import { profileKeeper } from '../counselor/profile-keeper.ts';
import { type ReferralKeeper, type ReferralState, referralKeeper } from '../counselor/referral-keeper.ts';
import { createStore } from '../lib/store.ts';
import { type ManagerActions, managerActions } from '../manager/actions.ts';
import { counselorStates, shownProfile, shownReferrals } from './counselor-states.ts';
import { batch, campaign, counselors, preview, routing, screens, skills, structures, teamOf, teams } from './data.ts';
import { managerStates } from './manager-states.ts';
import { numbersStates } from './numbers-states.ts';
import { routingStates } from './routing-states.ts';
import { type States, staffStates } from './staff-states.ts';

// Every state of the staff's pages with fixed data, without a server: ?lang=fr|en#NAME. A screen's states are
// drawn by the signage's own script on the same page.

const states: States = { ...staffStates, ...managerStates, ...routingStates, ...numbersStates, ...counselorStates };
const signageStates = ['free', 'soon', 'nobody', 'unknown', 'nobody-long'].flatMap((name) => [
  `signage-${name}`,
  `overlay-${name}`,
]);

const actions: ManagerActions = {
  listTeams: async () => teams,
  createCampaign: async () => campaign,
  createBatch: async () => batch,
  changePlacement: async () => batch.placements[0] ?? Promise.reject(new Error('There is no placement')),
  createScreen: async () => screens[0] ?? Promise.reject(new Error('There is no screen')),
  getRouting: async () => routing,
  putRouting: async () => routing,
  previewRouting: async () => preview(true),
  listHolidays: async () => [],
  createTeam: async () => teams[0] ?? Promise.reject(new Error('There is no team')),
  changeTeam: async () => teamOf(4),
  changeCounselor: async () => counselors[0] ?? Promise.reject(new Error('There is no counselor')),
  createSkill: async () => skills[0] ?? Promise.reject(new Error('There is no skill')),
  deleteSkill: async () => {},
  createStructure: async () => structures[0] ?? Promise.reject(new Error('There is no structure')),
  changeStructure: async () => structures[0] ?? Promise.reject(new Error('There is no structure')),
};

const referralStore = createStore<ReferralState>(shownReferrals(''));
const nothing = () => {};
const referrals: ReferralKeeper = {
  get state() {
    return referralStore.state;
  },
  subscribe: referralStore.subscribe,
  ask: nothing,
  give: nothing,
  takeBack: nothing,
  openByHand: nothing,
  editByHand: nothing,
  giveByHand: nothing,
  leaveByHand: nothing,
  openSummary: nothing,
  editSummary: nothing,
  proposeSummary: nothing,
  takeSummaryBack: nothing,
  leaveSummary: nothing,
  unsaid: false,
  hold: () => false,
  close: nothing,
};

/** Holds one state, and answers its forms with what is fixed. */
@customElement('staff-gallery')
export class StaffGallery extends LitElement {
  constructor() {
    super();
    new ContextProvider(this, { context: managerActions, initialValue: actions });
    new ContextProvider(this, { context: referralKeeper, initialValue: referrals });
    new ContextProvider(this, { context: profileKeeper, initialValue: shownProfile(location.hash.slice(1)) });
  }

  protected override createRenderRoot() {
    return this;
  }
}

function showAsked(): void {
  const name = location.hash.slice(1);
  if (signageStates.includes(name)) return;
  referralStore.set(shownReferrals(name));
  const state = states[name];
  const gallery = document.createElement('staff-gallery');
  document.body.replaceChildren(gallery);
  if (state) render(state(), gallery);
  else {
    const names = [...Object.keys(states), ...signageStates];
    render(
      html`<main class="gallery-list">${names.map((each) => html`<a href="#${each}">${each}</a>`)}</main>`,
      gallery,
    );
  }
  document.title = name;
  window.scrollTo(0, 0);
  // Tests and cameras wait for this.
  document.documentElement.dataset['ready'] = name;
}

// From one state to the next without loading the page again; a screen has styles for the whole page, which stay.
window.addEventListener('hashchange', ({ oldURL, newURL }) => {
  const names = [oldURL, newURL].map((url) => new URL(url).hash.slice(1));
  if (names.some((name) => signageStates.includes(name))) location.reload();
  else showAsked();
});
showAsked();

declare global {
  interface HTMLElementTagNameMap {
    'staff-gallery': StaffGallery;
  }
}
