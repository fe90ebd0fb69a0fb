import { html, nothing, type TemplateResult } from 'lit';
import '../components/notice.ts';
import type { PasserelleTextField } from '../components/text-field.ts';
import '../components/text-field.ts';
import type { StaffMessages } from '../locales/staff/fr.ts';
import type { FormState } from './form-state.ts';

interface TextOptions {
  readonly label: string;
  readonly hint?: string;
  readonly type?: PasserelleTextField['type'];
  readonly maxlength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
  /** More than one line. */
  readonly rows?: number;
  /** The language in which it is written, where that is not the page's. */
  readonly lang?: string;
}

/** A text field of a form; its id is the field's name. */
export function textField<Field extends string>(
  form: FormState<Field>,
  field: Field,
  { label, hint = '', type = 'text', maxlength, min, max, required = false, rows, lang }: TextOptions,
): TemplateResult {
  return html`<passerelle-text-field
    id=${field}
    label=${label}
    hint=${hint}
    type=${type}
    lang=${lang ?? nothing}
    maxlength=${maxlength ?? nothing}
    min=${min ?? nothing}
    max=${max ?? nothing}
    rows=${rows ?? nothing}
    ?required=${required}
    error=${form.error(field)}
    .value=${form.values[field]}
    @text-changed=${(event: HTMLElementEventMap['text-changed']) => {
      const change: Partial<Record<Field, string>> = {};
      change[field] = event.detail.value;
      form.fill(change);
    }}
  ></passerelle-text-field>`;
}

/** Why a form could not be sent, above its fields. */
export function formFailure(
  { failure }: { readonly failure: FormState<string>['failure'] },
  { failures }: StaffMessages,
): TemplateResult | typeof nothing {
  return failure === null
    ? nothing
    : html`<passerelle-notice kind="problem" announce>${failures[failure]}</passerelle-notice>`;
}
