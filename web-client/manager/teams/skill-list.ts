import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/button.ts';
import '../../components/notice.ts';
import { shared } from '../../components/shared.ts';
import { type FailureCode, failureCode } from '../../data/http.ts';
import type { CountedSkill } from '../../data/teams.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { count } from '../../staff/format.ts';
import { fields, ledger, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import { formFailure, textField } from '../form-fields.ts';
import { FormState } from '../form-state.ts';
import '../icon-button.ts';
import { suggestedName } from '../ledger.ts';
import { editor, view } from '../styles.ts';

/** Every skill that a ladder can ask for. */
@customElement('manager-skills')
export class ManagerSkills extends StaffElement {
  @property({ attribute: false }) skills: readonly CountedSkill[] = [];
  /** The skill that could not be deleted, and why. */
  @property({ attribute: false }) refused: { readonly name: string; readonly code: FailureCode } | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  @state() private said = '';
  private readonly form = new FormState(this, { name: '' });

  static override styles = [
    shared,
    page,
    ledger,
    fields,
    editor,
    view,
    css`
      .remove {
        text-align: end;
      }
      form {
        grid-template-columns: minmax(0, 360px) auto;
        justify-content: start;
        align-items: end;
        gap: var(--space-3);
      }
      form > passerelle-notice {
        grid-column: 1 / -1;
      }
      @media (max-width: 719px) {
        form {
          grid-template-columns: minmax(0, 1fr);
        }
        tbody tr {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        td[data-name] {
          grid-column: 1;
        }
        .remove {
          grid-area: 1 / 2 / 3;
        }
      }
    `,
  ];

  protected override render() {
    const { skills: words } = this.t;
    return html`
      <section class="stack" aria-labelledby="skills">
        <div>
          <h2 id="skills">${words.title}</h2>
          <p class="soft">${words.hint}</p>
        </div>
        ${
          this.refused === null
            ? nothing
            : html`<passerelle-notice kind="problem" announce
                >${this.refused.code === 'conflict' ? words.inUse(this.refused.name) : this.t.failures[this.refused.code]}</passerelle-notice
              >`
        }
        ${this.skills.length === 0 ? html`<p>${words.empty}</p>` : this.table()}
        <form novalidate @submit=${this.submit}>
          ${formFailure(this.form, this.t)}
          ${textField(this.form, 'name', { label: words.add, maxlength: 120 })}
          <passerelle-button type="submit" busy=${this.form.busy ? this.t.saving : ''}>${words.submit}</passerelle-button>
        </form>
        <p class="visually-hidden" role="status">${this.said}</p>
      </section>
    `;
  }

  private table() {
    const { skills: words } = this.t;
    return html`<div class="card list">
      <table role="table" aria-label=${words.title}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${words.skill}</th>
            <th role="columnheader" scope="col" class="number">${words.counselors}</th>
            <th role="columnheader" scope="col"><span class="visually-hidden">${words.remove}</span></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${this.skills.map(
            (skill) => html`<tr role="row">
              <th role="rowheader" scope="row">${skill.name} <span class="soft">${skill.code}</span></th>
              <td role="cell" class="number" data-name=${words.counselors}>${count(skill.counselors, this.language)}</td>
              <td role="cell" class="remove">
                <manager-icon-button label=${words.removeOf(skill.name)} @click=${() => this.drop(skill)}></manager-icon-button>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const { skills: words } = this.t;
    const name = this.form.text('name');
    const code = suggestedName(name)
      .replace(/^[^a-z]+/, '')
      .slice(0, 40);
    const right = this.form.check([['name', code === '', words.nameWrong]]);
    if (!right) return;
    const created = await this.form.send(() => this.actions.createSkill({ code, name }));
    if (created === null) return;
    this.form.fill({ name: '' });
    this.done(words.added(name));
  }

  private async drop({ code, name }: CountedSkill) {
    this.refused = null;
    try {
      await this.actions.deleteSkill(code);
      this.done(this.t.skills.removed(name));
    } catch (error) {
      this.refused = { name, code: failureCode(error) };
    }
  }

  private done(said: string) {
    this.refused = null;
    this.said = said;
    tell(this, 'load-asked');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-skills': ManagerSkills;
  }
}
