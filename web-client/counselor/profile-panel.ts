import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { longestName } from '../../server/contract/profiles.ts';
import '../components/button.ts';
import '../components/face.ts';
import '../components/notice.ts';
import { shared } from '../components/shared.ts';
import '../components/text-field.ts';
import '../components/video-tile.ts';
import { StaffElement } from '../staff/element.ts';
import { Follow } from '../staff/follow.ts';
import { fields, page, quietEnd } from '../staff/styles.ts';
import { type ProfileDraft, previewOf } from './profile-draft.ts';
import { type ProfileKeeper, profileKeeper } from './profile-keeper.ts';

/** How callers see the counselor: one line, and a form to change it. */
@customElement('counselor-profile')
export class CounselorProfile extends StaffElement {
  @consume({ context: profileKeeper, subscribe: true }) @state() private keeper: ProfileKeeper | null = null;
  @query('input[type=file]') private readonly file!: HTMLInputElement;
  /** Whether the form was drawn as open; null before the first time. */
  private isOpen: boolean | null = null;

  static override styles = [
    shared,
    page,
    fields,
    quietEnd,
    css`
      .seen passerelle-face {
        width: 40px;
        height: 40px;
      }
      .seen {
        gap: 0 var(--space-3);
      }
      .name {
        max-width: calc(100% - 40px - var(--space-3));
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .card {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 220px);
        gap: var(--space-4) var(--space-5);
        align-items: start;
      }
      .end {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .group {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      .group .soft {
        margin-top: calc(-1 * var(--space-1));
        line-height: 1.35;
      }
      .label {
        font-weight: 600;
      }
      figure {
        margin: 0;
      }
      figcaption {
        margin-bottom: var(--space-1);
        font-weight: 600;
      }
      /* As in a call by voice: the name lies over the face. */
      .phone {
        position: relative;
        overflow: hidden;
        border-radius: var(--radius);
        background: var(--behind-video);
        color: var(--on-video);
      }
      .phone passerelle-video-tile {
        aspect-ratio: 1;
      }
      .phone p {
        padding: var(--space-3) var(--space-3) 0;
        font-weight: 600;
        line-height: var(--line-title);
        overflow-wrap: anywhere;
        min-height: calc(var(--space-3) + 1lh);
      }
      @media (max-width: 560px) {
        .card {
          padding: var(--space-4);
        }
        form {
          grid-template-columns: minmax(0, 1fr);
        }
        .phone {
          max-width: 180px;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Follow(this, () => this.keeper ?? undefined);
  }

  protected override render() {
    const { keeper } = this;
    if (keeper?.state.profile == null) return nothing;
    const { draft, profile, saved } = keeper.state;
    const { profile: words } = this.t;
    return html`
      ${
        draft === null
          ? html`<div class="row seen">
              <passerelle-face .name=${profile.name} .face=${profile}></passerelle-face>
              <span class="name">${words.seen(profile.name)}</span>
              <passerelle-button id="change" look="quiet" label=${words.changeOf} @click=${keeper.open}
                >${words.change}</passerelle-button
              >
            </div>`
          : this.form(draft, keeper)
      }
      <p class="visually-hidden" role="status">${saved ? words.saved : ''}</p>
    `;
  }

  private form(draft: ProfileDraft, keeper: ProfileKeeper) {
    const { profile: words, failures, optional, save, saving, cancel } = this.t;
    const { wrong, failure, saving: busy } = keeper.state;
    const seen = previewOf(draft);
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${words.title}</h2>
      <form
        novalidate
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          void this.save();
        }}
      >
        <div class="stack">
          <passerelle-text-field
            id="name"
            label=${words.name}
            hint=${words.nameHint}
            error=${wrong.includes('name') ? words.nameMissing : ''}
            maxlength=${longestName}
            required
            .value=${draft.name}
            @text-changed=${({ detail }: HTMLElementEventMap['text-changed']) => keeper.edit({ name: detail.value })}
          ></passerelle-text-field>
          <passerelle-text-field
            id="initials"
            label="${words.initials} (${optional})"
            hint=${words.initialsHint}
            error=${wrong.includes('initials') ? words.initialsWrong : ''}
            maxlength="8"
            .value=${draft.initials}
            @text-changed=${({ detail }: HTMLElementEventMap['text-changed']) => keeper.edit({ initials: detail.value })}
          ></passerelle-text-field>
          ${this.picture(draft, keeper)}
        </div>
        <figure>
          <figcaption>${words.preview}</figcaption>
          <div class="phone">
            <p>${seen.name}</p>
            <passerelle-video-tile .name=${seen.name} .face=${seen} silent></passerelle-video-tile>
          </div>
        </figure>
        <div class="end">
          ${failure === null ? nothing : html`<passerelle-notice kind="problem" announce>${failures[failure]}</passerelle-notice>`}
          <div class="row">
            <passerelle-button look="primary" type="submit" busy=${busy ? saving : ''}>${save}</passerelle-button>
            <passerelle-button look="quiet" @click=${keeper.leave}>${cancel}</passerelle-button>
          </div>
        </div>
      </form>
    </section>`;
  }

  private picture(draft: ProfileDraft, keeper: ProfileKeeper) {
    const { profile: words, optional } = this.t;
    const { pictureProblem } = keeper.state;
    return html`<div class="group" role="group" aria-labelledby="picture" aria-describedby="picture-hint">
      <p class="label" id="picture">${words.picture} (${optional})</p>
      <p class="soft" id="picture-hint">${words.pictureHint}</p>
      ${pictureProblem === null ? nothing : html`<p class="error" role="alert">${words.problems[pictureProblem]}</p>`}
      <input type="file" accept="image/*" hidden @change=${this.chosen} />
      <div class="row">
        <passerelle-button id="choose" @click=${() => this.file.click()}
          >${draft.picture === null ? words.choose : words.chooseOther}</passerelle-button
        >
        ${
          draft.picture === null
            ? nothing
            : html`<passerelle-button
                look="quiet"
                @click=${() => {
                  keeper.removePicture();
                  this.focusOn('choose');
                }}
                >${words.remove}</passerelle-button
              >`
        }
      </div>
    </div>`;
  }

  private chosen() {
    const { file } = this;
    const [first] = file.files ?? [];
    if (first) void this.keeper?.choosePicture(first);
    // The same file can be chosen again.
    file.value = '';
  }

  private async save() {
    await this.keeper?.save();
    const [first] = this.keeper?.state.wrong ?? [];
    if (first) this.focusOn(first);
  }

  protected override updated() {
    const { keeper, isOpen: wasOpen } = this;
    this.isOpen = keeper === null ? null : keeper.state.draft !== null;
    // Not where the panel comes back with a form that was open already: something else has the focus then.
    if (wasOpen !== null && wasOpen !== this.isOpen) this.focusOn(this.isOpen ? 'name' : 'change');
  }

  private focusOn(id: string) {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counselor-profile': CounselorProfile;
  }
}
