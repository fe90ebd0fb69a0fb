import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../components/button.ts';
import '../components/notice.ts';
import '../components/text-field.ts';
import { shared } from '../components/shared.ts';
import type { PasserelleTextField } from '../components/text-field.ts';
import type { FailureCode } from '../data/http.ts';
import { StaffElement } from './element.ts';
import { tell } from './events.ts';
import { fields, page } from './styles.ts';

/** Sign in. Sends `login-submitted`; its owner answers through `busy` and `failure`. */
@customElement('staff-login')
export class StaffLogin extends StaffElement {
  @property() space: 'dashboard' | 'console' = 'dashboard';
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) failure: FailureCode | null = null;
  /** There was a session, and it is over. */
  @property({ type: Boolean }) ended = false;

  @state() private emailError = '';
  @state() private passwordError = '';

  @query('#email') private readonly email!: PasserelleTextField;
  @query('#password') private readonly password!: PasserelleTextField;

  static override styles = [
    shared,
    page,
    fields,
    css`
      .card {
        display: grid;
        gap: var(--space-4);
        max-width: 440px;
        margin: clamp(var(--space-4), 8vh, 96px) auto 0;
      }
      @media (max-width: 480px) {
        .card {
          padding: var(--space-4);
        }
      }
    `,
  ];

  protected override render() {
    const { login, failures } = this.t;
    return html`
      <div class="card">
        <div>
          <p class="soft">${login[this.space]}</p>
          <h1 tabindex="-1">${login.title}</h1>
        </div>
        ${this.ended && !this.failure ? html`<passerelle-notice announce>${login.ended}</passerelle-notice>` : nothing}
        ${
          this.failure
            ? html`<passerelle-notice kind="problem" announce>${failures[this.failure]}</passerelle-notice>`
            : nothing
        }
        <form novalidate @submit=${this.submit}>
          <passerelle-text-field
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            label=${login.email}
            error=${this.emailError}
            @text-changed=${() => {
              this.emailError = '';
            }}
          ></passerelle-text-field>
          <passerelle-text-field
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            label=${login.password}
            error=${this.passwordError}
            @text-changed=${() => {
              this.passwordError = '';
            }}
          ></passerelle-text-field>
          <passerelle-button look="primary" wide type="submit" busy=${this.busy ? login.submitting : ''}>
            ${login.submit}
          </passerelle-button>
        </form>
      </div>
    `;
  }

  override focus() {
    this.email?.focus();
  }

  private submit(event: SubmitEvent) {
    event.preventDefault();
    if (this.busy) return;
    const email = this.email.value.trim();
    const password = this.password.value;
    this.emailError = email.length < 3 ? this.t.login.emailMissing : '';
    this.passwordError = password === '' ? this.t.login.passwordMissing : '';
    if (this.emailError) this.email.focus();
    else if (this.passwordError) this.password.focus();
    else tell(this, 'login-submitted', { email, password });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'staff-login': StaffLogin;
  }
}
