import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shared } from './shared.ts';

/** What stands for somebody's face, where they set it. */
export interface Face {
  readonly initials: string | null;
  readonly picture: string | null;
}

/**
 * Somebody without their video: their picture, or their initials while it is on its way and where it never comes, or the
 * first letter of their name. Nothing is read out: the name stands beside it. Its size and that of its letters are those
 * of the place where it is.
 */
@customElement('passerelle-face')
export class PasserelleFace extends LitElement {
  @property() name = '';
  @property({ attribute: false }) face: Face | undefined;
  /** The picture that did not come. */
  @state() private failed: string | null = null;

  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        display: grid;
        flex: none;
        place-items: center;
        overflow: hidden;
        border: 2px solid;
        border-radius: 50%;
        line-height: 1;
      }
      img {
        position: absolute;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
    `,
  ];

  protected override render() {
    const { face, failed } = this;
    const picture = face?.picture;
    // Some browsers draw a torn sheet for a picture that did not come. It waits for the call's own packets.
    return html`
      <span aria-hidden="true">${face?.initials ?? [...this.name.trim()][0]?.toLocaleUpperCase()}</span>
      ${
        picture && picture !== failed
          ? html`<img src=${picture} alt="" fetchpriority="low" @error=${() => this.fail(picture)} />`
          : nothing
      }
    `;
  }

  private fail(picture: string) {
    this.failed = picture;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-face': PasserelleFace;
  }
}
