/** What the server said against a routing, by the step that it is about; `null` holds what is about no step. */
export type Complaints = ReadonlyMap<number | null, readonly string[]>;

/** Takes the server's sentences apart; each that begins with a step's name belongs to that step. */
export function complaintsOf(detail: string): Complaints {
  const found = new Map<number | null, string[]>();
  for (const sentence of detail.split(/(?<=\.)\s+/).filter((one) => one !== '')) {
    const number = /^Step (\d+)\b/.exec(sentence)?.[1];
    const step = number === undefined ? null : Number(number) - 1;
    found.set(step, [...(found.get(step) ?? []), sentence]);
  }
  return found;
}
