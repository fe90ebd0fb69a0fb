import type { CallId, UserId } from '../contract/ids.ts';

export interface Pair {
  call: CallId;
  counselor: UserId;
}

/**
 * Who gets which call: calls in the order of waiting, each to the counselor who has been idle longest and has not just
 * declined it. Both lists come in their order; each call and each counselor is in one pair at most.
 */
export function match(
  calls: readonly CallId[],
  counselors: readonly UserId[],
  declined: readonly Pair[],
): readonly Pair[] {
  const idle = [...counselors];
  const pairs: Pair[] = [];
  for (const call of calls) {
    const chosen = idle.findIndex(
      (counselor) => !declined.some((pair) => pair.call === call && pair.counselor === counselor),
    );
    const [counselor] = chosen === -1 ? [] : idle.splice(chosen, 1);
    if (counselor !== undefined) pairs.push({ call, counselor });
  }
  return pairs;
}
