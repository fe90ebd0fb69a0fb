/** One number that a benchmark found, and what it is to be judged by. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same measured on what it is compared with, where there is something. */
  readonly baseline?: number;
  /** The value must be this or better; where there is a baseline, what is judged is the ratio to it. */
  readonly goal?: number;
  /** Which way is better; lower, as for times, unless said. */
  readonly better?: 'lower' | 'higher';
}

/** What every `NAME.bench.ts` has as its default export. */
export type Benchmark = () => Promise<readonly Figure[]>;

/** A figure with its judgment, as `--json` prints it; null where there is nothing to compare with. */
export interface JudgedFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number | null;
  /** value / baseline */
  readonly ratio: number | null;
  readonly goal: number | null;
  /** Whether the goal is reached, by the ratio where there is one, else by the value; true where there is none. */
  readonly ok: boolean;
}

/** Compares a figure with its baseline and goal. A number that is none reaches no goal. */
export function judge({ name, value, unit, baseline, goal, better = 'lower' }: Figure): JudgedFigure {
  const ratio = baseline === undefined ? null : value / baseline;
  const judged = ratio ?? value;
  return {
    name,
    value,
    unit,
    baseline: baseline ?? null,
    ratio,
    goal: goal ?? null,
    ok: Number.isFinite(judged) && (goal === undefined || (better === 'lower' ? judged <= goal : judged >= goal)),
  };
}

/** Figures as a table for people. */
export function formatTable(figures: readonly JudgedFigure[]): string {
  const number = (value: number | null) => (value === null ? '' : String(Number(value.toPrecision(4))));
  const rows = [
    ['figure', 'value', 'unit', 'baseline', 'ratio', 'goal', ''],
    ...figures.map(({ name, value, unit, baseline, ratio, goal, ok }) => [
      name,
      number(value),
      unit,
      number(baseline),
      number(ratio),
      number(goal),
      goal === null && ok ? '' : ok ? 'ok' : 'MISSED',
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
