import { html, nothing, svg } from 'lit';
import '../../components/button.ts';
import type { Referral } from '../../../server/contract/referrals.ts';
import { icon } from '../../components/icons.ts';
import type { GoodbyeMessages } from '../../locales/caller/goodbye-fr.ts';
import { mapLink, telLink } from './links.ts';
import type { Done } from './part.ts';

interface Agreed {
  readonly referrals: readonly Referral[];
  readonly own: GoodbyeMessages;
  readonly done: Done;
  readonly act: { keep(title: string): Promise<void>; share(title: string): Promise<void> };
}

const line = (path: string) => svg`<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor"
  stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;
const pin = () =>
  line('M12 21s7-6.200 7-11.500a7 7 0 0 0-14 0C5 14.800 12 21 12 21Zm0-9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z');
const globe = () =>
  line('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-18c-6 5.500-6 12.500 0 18 6-5.500 6-12.500 0-18ZM3.500 9h17m-17 6h17');

const place = ({ name, address, phone, website, opening }: Referral, { own }: Agreed) => html`
  <li>
    <h3><bdi>${name}</bdi></h3>
    ${opening ? html`<p class="soft opening"><bdi>${opening}</bdi></p>` : nothing}
    ${
      phone
        ? html`<a class="reach" href=${telLink(phone)}>
            ${icon('phone')}<span>${own.call} <bdi class="strong">${phone}</bdi></span>
          </a>`
        : nothing
    }
    ${
      address
        ? html`<a class="reach" href=${mapLink(address, navigator.userAgent)} rel="noopener noreferrer" target="_blank">
            ${pin()}<span><bdi class="strong address">${address}</bdi><span class="soft">${own.map}</span></span>
          </a>`
        : nothing
    }
    ${
      website
        ? html`<a class="reach" href=${website} rel="noopener noreferrer" target="_blank">
            ${globe()}<span>${own.site}</span>
          </a>`
        : nothing
    }
  </li>
`;

/** Where the caller was pointed to, and how to keep it. */
export const agreed = (what: Agreed) => {
  const { referrals, own, done, act } = what;
  if (referrals.length === 0) return nothing;
  return html`
    <section class="agreed" aria-labelledby="agreed">
      <h2 id="agreed" tabindex="-1">${own.agreed}</h2>
      <ul id="places">
        ${referrals.map((referral) => place(referral, what))}
      </ul>
      <div class="keep">
        <passerelle-button wide @click=${() => act.keep(own.agreed)}>
          ${done === 'kept' ? html`${icon('check')} ${own.kept}` : own.keep}
        </passerelle-button>
        <passerelle-button wide @click=${() => act.share(own.agreed)}>
          ${done === 'copied' ? html`${icon('check')} ${own.copied}` : own.share}
        </passerelle-button>
      </div>
      ${done === 'failed' ? html`<p role="alert">${own.copyFailed}</p>` : nothing}
      ${
        typeof done === 'object' && done
          ? html`<p role="status">${own.hold}</p><img src=${done.shown} alt=${own.agreed} />`
          : nothing
      }
      <p class="soft hint">${own.keepHint}</p>
      <p class="visually-hidden" role="status">${done === 'kept' || done === 'copied' ? own[done] : ''}</p>
    </section>
  `;
};

/** Something was given after the page came up: told at the foot of it, in sight. */
export const arrived = ({
  count,
  own,
  reveal,
}: {
  readonly count: number;
  readonly own: GoodbyeMessages;
  reveal(event: Event): void;
}) =>
  count === 0
    ? nothing
    : html`<div class="arrived">
        <p>${pin()} ${own.arrived(count)}</p>
        <passerelle-button look="primary" @click=${reveal}>${own.see}</passerelle-button>
      </div>`;
