import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type FailureCode, failureCode } from '../data/http.ts';

/** What a form is doing: its fields' texts and errors, whether it is being sent, and why that failed. */
export class FormState<Field extends string> implements ReactiveController {
  #values: Readonly<Record<Field, string>>;
  #errors: ReadonlyMap<Field, string> = new Map();
  busy = false;
  failure: FailureCode | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement, initial: Readonly<Record<Field, string>>) {
    this.#host = host;
    this.#values = initial;
    host.addController(this);
  }

  hostConnected(): void {}

  /** What stands in the fields. */
  get values(): Readonly<Record<Field, string>> {
    return this.#values;
  }

  /** What stands in a field, without the space around it. */
  text(field: Field): string {
    return this.#values[field].trim();
  }

  /** Puts something in fields; they are being mended, so their errors are forgotten. */
  fill(values: Partial<Record<Field, string>>): void {
    this.#values = { ...this.#values, ...values };
    this.#errors = new Map([...this.#errors].filter(([field]) => !(field in values)));
    this.#host.requestUpdate();
  }

  /** What is wrong with a field; empty where nothing is. */
  error(field: Field): string {
    return this.#errors.get(field) ?? '';
  }

  /** Shows the errors and puts the focus on the first field that has one (its element's id is the field's name). */
  check(checks: readonly (readonly [field: Field, wrong: boolean, error: string])[]): boolean {
    this.#errors = new Map(checks.filter(([, wrong]) => wrong).map(([field, , error]) => [field, error]));
    this.#host.requestUpdate();
    const first = [...this.#errors.keys()][0];
    if (first !== undefined) this.#host.shadowRoot?.getElementById(first)?.focus();
    return first === undefined;
  }

  /** Sends what the form asks for, once at a time; null where it failed, and `failure` says why. */
  async send<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    if (this.busy) return null;
    this.#set({ busy: true, failure: null });
    try {
      const answer = await ask();
      this.#set({ busy: false, failure: null });
      return answer;
    } catch (error) {
      this.#set({ busy: false, failure: failureCode(error) });
      return null;
    }
  }

  #set({ busy, failure }: { busy: boolean; failure: FailureCode | null }): void {
    this.busy = busy;
    this.failure = failure;
    this.#host.requestUpdate();
  }
}
