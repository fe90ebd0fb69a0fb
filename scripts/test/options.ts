export const projects = ['unit', 'integration', 'browser', 'long'] as const;
export type Project = (typeof projects)[number];

export interface TestOptions {
  /** Empty: all of them. */
  readonly projects: readonly Project[];
  /** Parts of file names, handed to vitest. */
  readonly filters: readonly string[];
  /** With the tests that take many minutes; else only where they are named. */
  readonly long: boolean;
}

/** Whether a project's tests are to run. */
export const wants = ({ projects, long }: TestOptions, project: Project): boolean =>
  projects.length === 0 ? long || project !== 'long' : projects.includes(project);

/** Reads `npm test`'s arguments: names of projects, parts of file names, `--long`. */
export function parseTestArguments(args: readonly string[]): TestOptions {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--long');
  if (unknown !== undefined) {
    throw new Error(
      `Unknown option ${unknown}. Usage: npm test -- [${projects.join('|')}] [part of a file name] [--long]`,
    );
  }
  const names = args.filter((arg) => arg !== '--long');
  return {
    projects: projects.filter((project) => names.includes(project)),
    filters: names.filter((name) => !projects.some((project) => project === name)),
    long: args.includes('--long'),
  };
}
