import { html, nothing, type TemplateResult } from 'lit';
import '../../components/button.ts';
import '../../components/notice.ts';
import { type CallKind, callKinds } from '../../../server/contract/call.ts';
import type { CallbackSlot } from '../../../server/contract/caller-socket.ts';
import { dayAndHour, hourOf } from '../../../server/contract/first-view.ts';
import { icon } from '../../components/icons.ts';
import type { LaterMessages } from '../../locales/caller/later-fr.ts';
import type { Copied } from '../copy.ts';
import type { Step } from '../step.ts';
import { numbers, numbersBelow, numbersFolded } from '../steps/numbers.ts';
import type { StepContext } from '../view.ts';
import type { LaterStep } from './later-step.ts';
import type { Waking } from './wake.ts';

/** What the buttons of these steps do, besides those of the page. */
export interface LaterActions {
  choose(slot: CallbackSlot | null): void;
  setKind(kind: CallKind): void;
  book(): void;
  copy(): void;
  wake(): void;
  sleep(): void;
  /** Asks whether it is meant to cancel, or no longer does. */
  setCancelling(cancelling: boolean): void;
  cancel(): void;
}

/** Everything that these steps show. */
export interface LaterContext extends StepContext {
  readonly own: LaterMessages;
  readonly later: LaterActions;
  readonly timeZone: string;
  readonly now: number;
  readonly kind: CallKind;
  /** The campaign answers in writing too. */
  readonly writing: boolean;
  readonly link: string;
  readonly copied: Copied | null;
  readonly waking: Waking;
}

type StepNamed<Name extends LaterStep['name']> = Extract<LaterStep, { name: Name }>;

const title = (words: string) => html`<h1 tabindex="-1">${words}</h1>`;

/** The city of a time zone, where this device's clock shows another time than it. */
function otherZone({ timeZone, now, view }: LaterContext): string | null {
  const hour = (zone: string | undefined) =>
    new Intl.DateTimeFormat(view.language, { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(now);
  return hour(timeZone) === hour(undefined) ? null : (timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? null);
}

/** No new call is taken. */
export function doorStep(
  { reason, availability }: Extract<Step, { name: 'door' }>,
  context: StepContext & { own: LaterMessages; now: number },
) {
  const { words, act, own, view, now } = context;
  const { shut, opens } = own;
  const { opensAt, timeZone, instead } = availability;
  return html`
    ${title(shut[reason].title)}
    ${
      opensAt === null
        ? nothing
        : html`<p class="lead">
            ${opens.replace('{opens}', dayAndHour(opensAt, { timeZone, language: view.language, now }))}
          </p>`
    }
    <p>${shut[reason].text}</p>
    ${numbers(words)}
    <p class="soft">${own.stay}</p>
    <div class="ways">
      ${
        instead.includes('callback')
          ? html`<passerelle-button look="primary" wide @click=${act.later}>${own.talkLater}</passerelle-button>`
          : nothing
      }
      <passerelle-button look="quiet" wide @click=${act.back}>${own.choose.back}</passerelle-button>
    </div>
  `;
}

/** Choosing a time, and how the chosen one stands. */
export function callbackStep(step: LaterStep, context: LaterContext): TemplateResult {
  const { own, words, act } = context;
  switch (step.name) {
    case 'looking':
      return html`${title(own.looking)}${back(context)}`;
    case 'choose':
      return chooseStep(step, context);
    case 'none':
      return html`
        ${title(own.none.title)}
        <p class="lead">${own.none.text}</p>
        ${numbers(words)} ${back(context)}
      `;
    case 'confirm':
      return confirmStep(step, context);
    case 'booked':
      return bookedStep(step, context);
    case 'cancel':
      return cancelStep(context);
    case 'over':
    case 'lost': {
      const say = step.name === 'lost' ? own.lost : own.over[step.state];
      return html`
        ${title(say.title)}
        <p class="lead">${say.text}</p>
        ${
          step.name === 'over' && step.state === 'due'
            ? nothing
            : html`<div class="stack">
                <passerelle-button look="primary" wide @click=${act.again}>${own.again}</passerelle-button>
              </div>`
        }
        ${numbersBelow(words.numbers.title, words)}
      `;
    }
    default:
      return step satisfies never;
  }
}

const back = ({ own, act }: LaterContext) => html`
  <div class="beside">
    <passerelle-button look="quiet" @click=${act.back}>${own.choose.back}</passerelle-button>
  </div>
`;

const chooseStep = ({ days, taken }: StepNamed<'choose'>, context: LaterContext) => {
  const { own, words, later, view, timeZone } = context;
  const zone = otherZone(context);
  return html`
    ${title(own.choose.title)}
    <p>${own.choose.text}</p>
    ${taken ? html`<passerelle-notice kind="problem" announce><p>${own.choose.taken}</p></passerelle-notice>` : nothing}
    ${zone === null ? nothing : html`<p class="soft">${own.choose.zone(zone)}</p>`}
    ${numbersFolded(words)}
    ${days.map(
      ({ name, slots }) => html`
        <h2 class="day">${name}</h2>
        <ul class="slots">
          ${slots.map((slot) => {
            const hour = hourOf(slot.from, { timeZone, language: view.language });
            return html`<li>
              <passerelle-button wide .label=${`${hour}, ${name}`} @click=${() => later.choose(slot)}>${hour}</passerelle-button>
            </li>`;
          })}
        </ul>
      `,
    )}
    ${back(context)}
  `;
};

const confirmStep = ({ slot, booking, failed }: StepNamed<'confirm'>, context: LaterContext) => {
  const { own, words, later, timeZone, now, view, kind, writing } = context;
  const time = dayAndHour(slot.from, { timeZone, language: view.language, now });
  return html`
    ${title(own.confirm.title(time))}
    ${failed ? html`<passerelle-notice kind="problem" announce><p>${own.confirm.failed}</p></passerelle-notice>` : nothing}
    <fieldset class="kinds">
      <legend>${own.confirm.how}</legend>
      ${callKinds
        .filter((one) => one !== 'text' || writing)
        .map(
          (one) => html`<label>
            <input type="radio" name="kind" .checked=${one === kind} @change=${() => later.setKind(one)} />
            ${own.confirm.kinds[one]}
          </label>`,
        )}
    </fieldset>
    <p class="soft">${own.confirm.calm}</p>
    ${numbersFolded(words)}
    <div class="ways">
      <passerelle-button look="primary" wide .busy=${booking ? own.confirm.booking : ''} @click=${later.book}>
        ${own.confirm.book}
      </passerelle-button>
      <passerelle-button look="quiet" wide @click=${() => later.choose(null)}>${own.confirm.other}</passerelle-button>
    </div>
  `;
};

const bookedStep = ({ callback, secret }: StepNamed<'booked'>, context: LaterContext) => {
  const { own, words, later, view, now, link, copied } = context;
  const { booked } = own;
  const { timeZone } = callback;
  const told = { timeZone, language: view.language };
  return html`
    ${title(booked.title)}
    <p class="lead"><strong>${booked.time(dayAndHour(callback.from, { ...told, now }))}</strong></p>
    <p>${booked.until(hourOf(callback.to, told))} ${booked.how}</p>
    ${
      secret === null
        ? nothing
        : html`
            <label class="link">${booked.link}<input id="link" readonly .value=${link} @focus=${select} /></label>
            <p class="soft">${booked.secret}</p>
            <div class="stack">
              <passerelle-button look="primary" wide @click=${later.copy}>
                ${copied === 'copied' ? html`${icon('check')} ${booked.copied}` : booked.copy}
              </passerelle-button>
              ${copied === 'failed' ? html`<p role="alert">${booked.copyFailed}</p>` : nothing}
              ${wakeUp(context)}
            </div>
          `
    }
    <div class="beside">
      <passerelle-button look="quiet" @click=${() => later.setCancelling(true)}>${booked.cancel}</passerelle-button>
    </div>
    ${numbersFolded(words)}
  `;
};

const cancelStep = ({ own, later }: LaterContext) => html`
  ${title(own.cancel.title)}
  <p class="lead">${own.cancel.text}</p>
  <div class="ways">
    <passerelle-button look="primary" wide @click=${() => later.setCancelling(false)}>${own.cancel.keep}</passerelle-button>
    <passerelle-button wide @click=${later.cancel}>${own.cancel.go}</passerelle-button>
  </div>
`;

const select = ({ target }: Event) => {
  if (target instanceof HTMLInputElement) target.select();
};

/** Whether this device tells when the time has come. */
const wakeUp = ({ own, later, waking }: LaterContext) => {
  const { booked } = own;
  switch (waking) {
    case 'unable':
      return html`<p class="soft">${booked.unable}</p>`;
    case 'denied':
      return html`<passerelle-notice kind="problem" announce><p>${booked.denied}</p></passerelle-notice>`;
    case 'on':
      return html`<passerelle-notice kind="good" announce>
        <p>${booked.woken}</p>
        <passerelle-button slot="ways" @click=${later.sleep}>${booked.sleep}</passerelle-button>
      </passerelle-notice>`;
    case 'off':
    case 'asking':
      return html`
        <passerelle-button wide .busy=${waking === 'asking' ? booked.waking : ''} @click=${later.wake}>${booked.wake}</passerelle-button>
        <p class="soft">${booked.wakeText}</p>
      `;
    default:
      return waking satisfies never;
  }
};
