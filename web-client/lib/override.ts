/** Some of the messages, at any depth: what one way of speaking says differently from another. */
export type Override<Messages> = {
  readonly [Key in keyof Messages]?: Messages[Key] extends (...args: never[]) => unknown
    ? Messages[Key]
    : Messages[Key] extends object
      ? Override<Messages[Key]>
      : Messages[Key];
};

/** The messages with some of them replaced; the others stay as they are. */
export function override<Messages extends object>(messages: Messages, changes: Override<Messages>): Messages {
  const merged = { ...messages };
  for (const key in changes) {
    const before = messages[key];
    const change = changes[key];
    if (change === undefined) continue;
    const nested = isGroup(before) && isGroup(change) ? override(before, change) : change;
    Object.assign(merged, { [key]: nested });
  }
  return merged;
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
