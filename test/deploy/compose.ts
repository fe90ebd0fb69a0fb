import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { root } from '../../scripts/setup/paths.ts';

// Reads the compose files as `docker compose` does, as far as ours go: YAML with merges, and the variables of `.env`.

export type Variables = Readonly<Record<string, string>>;

const Service = Type.Object({
  image: Type.String(),
  build: Type.Optional(Type.Object({ context: Type.Literal('.'), target: Type.String() })),
  command: Type.Optional(Type.Array(Type.String())),
  environment: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  healthcheck: Type.Optional(Type.Object({ test: Type.Array(Type.String(), { minItems: 2 }) })),
  secrets: Type.Optional(Type.Array(Type.String())),
  volumes: Type.Optional(Type.Array(Type.String())),
  ports: Type.Optional(Type.Array(Type.String())),
});
export type Service = Static<typeof Service>;

const Compose = Type.Object({
  services: Type.Record(Type.String(), Service),
  secrets: Type.Record(Type.String(), Type.Object({ file: Type.String() })),
});

export interface Compose {
  /** The service of that name; throws where there is none. */
  service(name: string): Service;
  readonly names: readonly string[];
  readonly secrets: Readonly<Record<string, { file: string }>>;
}

export const composeFiles = ['docker-compose.yml', 'docker-compose.media-host.yml'] as const;
export const composeText = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A compose file with its variables filled in. Throws for one that must be set and is not. */
export function readCompose(file: string, variables: Variables): Compose {
  const yaml: unknown = parse(composeText(file), { merge: true });
  const { services, secrets } = Value.Parse(Compose, filledIn(yaml, variables));
  return {
    names: Object.keys(services),
    secrets,
    service(name) {
      const found = services[name];
      if (found === undefined) throw new Error(`${file} has no service ${name}`);
      return found;
    },
  };
}

const variable = /\$\{(\w+)(?::([-?])([^}]*))?\}/g;

/** The names of the variables that a compose file takes from `.env`. */
export function variablesOf(text: string): Set<string> {
  return new Set([...text.matchAll(variable)].flatMap((match) => match[1] ?? []));
}

/** Variables are filled in after YAML is read, as Compose does: a value can't change the structure. */
function filledIn(yaml: unknown, variables: Variables): unknown {
  if (typeof yaml === 'string') return interpolate(yaml, variables);
  if (Array.isArray(yaml)) return yaml.map((item) => filledIn(item, variables));
  if (typeof yaml !== 'object' || yaml === null) return yaml;
  return Object.fromEntries(Object.entries(yaml).map(([key, value]) => [key, filledIn(value, variables)]));
}

function interpolate(text: string, variables: Variables): string {
  return text.replaceAll(variable, (_all, name: string, kind: string | undefined, rest: string | undefined) => {
    const value = variables[name] ?? '';
    if (value === '' && kind === '?') throw new Error(`${name} is missing: ${rest}`);
    return value === '' && kind === '-' ? (rest ?? '') : value;
  });
}

export interface Entry {
  readonly name: string;
  readonly value: string;
  /** The comment above it. */
  readonly explanation: string;
}

/** The values of an `.env` file, each with the comment that stands over it. */
export function readEnvFile(text: string): Entry[] {
  const entries: Entry[] = [];
  let comment: string[] = [];
  for (const line of text.split('\n')) {
    const assignment = /^(\w+)=(.*)$/.exec(line);
    if (line.startsWith('#')) comment.push(line.slice(1).trim());
    else if (assignment === null) comment = [];
    else entries.push({ name: assignment[1] ?? '', value: assignment[2] ?? '', explanation: comment.join(' ') });
  }
  return entries;
}

/** The values alone, by name. */
export const valuesOf = (entries: readonly Entry[]): Record<string, string> =>
  Object.fromEntries(entries.map(({ name, value }) => [name, value]));
