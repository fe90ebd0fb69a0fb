import type { SfuErrorCode } from './contract.ts';

/** A request that is answered with an error. What it says goes to the page: no secret, nobody else's id. */
export class Refusal extends Error {
  readonly code: SfuErrorCode;

  constructor(code: SfuErrorCode, detail: string) {
    super(detail);
    this.name = 'Refusal';
    this.code = code;
  }
}
