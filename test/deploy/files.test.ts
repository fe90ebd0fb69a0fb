import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.ts';
import { composeFiles, composeText, readCompose, readEnvFile, valuesOf, variablesOf } from './compose.ts';
import { environmentOf, readDockerfile, stagesOf } from './image.ts';

const example = readEnvFile(readFileSync(path.join(root, '.env.example'), 'utf8'));
/** What an operator and deploy/make-secrets.sh fill in. */
const filledIn = {
  ...valuesOf(example),
  DOMAIN: 'help.example.org',
  RTC_ANNOUNCED_ADDRESS: '203.0.113.7',
  POSTGRES_PASSWORD: 'a',
  REDIS_PASSWORD: 'b',
  COOKIE_SECRET: 'c',
  TURN_SECRET: 'd',
  VAPID_PUBLIC_KEY: 'e',
  VAPID_PRIVATE_KEY: 'f',
  REDIS_URL: 'redis://:b@10.0.0.1:6379',
};

describe('.env.example', () => {
  it('explains each value', () => {
    expect(example.filter(({ explanation }) => explanation.length < 20)).toEqual([]);
    const named = example.map(({ name }) => name);
    expect(new Set(named).size).toBe(named.length);
  });

  it('has the variables of the compose files, and no others', () => {
    const used = new Set(composeFiles.flatMap((file) => [...variablesOf(composeText(file))]));
    expect(example.map(({ name }) => name).sort()).toEqual([...used].sort());
  });

  it('leaves nothing to be guessed: what is empty and must not be stops the compose file with a hint', () => {
    for (const file of composeFiles) {
      const needed = new Set(
        [...composeText(file).matchAll(/\$\{(\w+):\?(set it in \.env|make it with deploy\/make-secrets\.sh)\}/g)].map(
          (match) => match[1],
        ),
      );
      const soft = new Set([...composeText(file).matchAll(/\$\{(\w+):-/g)].map((match) => match[1]));
      for (const name of variablesOf(composeText(file))) expect(needed.has(name) || soft.has(name), name).toBe(true);
      for (const name of needed) {
        expect(() => readCompose(file, { ...filledIn, [String(name)]: '' }), name).toThrow(`${name} is missing`);
      }
    }
  });

  it('has ports enough for its media workers', () => {
    const { RTC_PORT_BASE: base, RTC_PORT_LAST: last, WORKERS: workers } = valuesOf(example);
    expect(Number(last) - Number(base) + 1).toBeGreaterThanOrEqual(Number(workers));
  });

  it('gives the defaults that the compose files have', () => {
    for (const file of composeFiles) {
      for (const [, name = '', otherwise] of composeText(file).matchAll(/\$\{(\w+):-([^}]*)\}/g)) {
        expect(valuesOf(example)[name], name).toBe(otherwise);
      }
    }
  });
});

describe('the compose files', () => {
  const main = readCompose('docker-compose.yml', filledIn);

  it('have the parts of the system', () => {
    expect(main.names).toEqual(['caddy', 'migrate', 'server', 'sfu', 'coturn', 'postgres', 'redis']);
  });

  it.each(['server', 'sfu'])(
    'say or leave to a default all that the configuration of the %s reads, and no more',
    (part) => {
      const source = readFileSync(path.join(root, part, 'config.ts'), 'utf8');
      const asked = [
        ...source.matchAll(
          /\b(?:env\[|(?:required|secret|flag|origin|optional|inFile|whole|portNumber)\()'([A-Z_]+)'/g,
        ),
      ];
      const readIn = new Set(asked.flatMap((match) => match[1] ?? []));
      expect(readIn.size).toBeGreaterThan(8);
      const given = Object.keys({
        ...environmentOf(readDockerfile(), part),
        ...main.service(part).environment,
      }).map((name) => name.replace(/_FILE$/, ''));
      // The sfu has no use for it; the image sets it for Node's packages.
      if (part === 'sfu') readIn.add('NODE_ENV');
      expect(given.sort()).toEqual([...readIn].sort());
    },
  );

  it('give the private key to the server alone, and each part the secrets that it needs', () => {
    expect(main.service('server').secrets).toEqual(['room-token-private']);
    expect(main.service('sfu').secrets).toEqual(['room-token-public']);
    const knows = (name: string, secret: string) => JSON.stringify(main.service(name)).includes(secret);
    expect(main.names.filter((name) => knows(name, 'room-token-private'))).toEqual(['server']);
    const holders = (value: string) =>
      main.names.filter((name) => {
        const { environment, command } = main.service(name);
        return [...Object.values(environment ?? {}), ...(command ?? [])].some((text) =>
          new RegExp(`(^|[:=])${value}(@|$)`).test(String(text)),
        );
      });
    expect(holders('a')).toEqual(['migrate', 'server', 'postgres']);
    expect(holders('b')).toEqual(['server', 'sfu', 'redis']);
    expect(holders('c')).toEqual(['server']);
    expect(holders('d')).toEqual(['sfu', 'coturn']);
    expect(holders('f')).toEqual(['server']);
  });

  it('open to the world the ports of Caddy and of media alone', () => {
    const open = main.names.filter((name) => main.service(name).ports !== undefined);
    expect(open).toEqual(['caddy', 'sfu']);
    expect(main.service('sfu').ports).toEqual(['40000-40007:40000-40007/udp', '40000-40007:40000-40007/tcp']);
  });

  it('describe a media host alike on a machine of its own, but for its two addresses', () => {
    const other = readCompose('docker-compose.media-host.yml', filledIn);
    expect(other.service('coturn')).toEqual(main.service('coturn'));
    const { environment, ...sfu } = other.service('sfu');
    const { environment: here, ...mainSfu } = main.service('sfu');
    expect(sfu).toEqual({ ...mainSfu, networks: ['edge'] });
    const addresses = { REDIS_URL: 'redis://:b@10.0.0.1:6379', SFU_URL: 'wss://help.example.org/sfu/ws' };
    expect(environment).toEqual({ ...here, ...addresses });
  });

  it('mount only files that are there', () => {
    const files = composeFiles
      .map((file) => readCompose(file, filledIn))
      .flatMap((compose) => compose.names.flatMap((name) => compose.service(name).volumes ?? []))
      .flatMap((volume) => (volume.startsWith('./') ? [volume.split(':')[0] ?? ''] : []));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
  });

  it('name images without a registry', () => {
    const images = composeFiles.flatMap((file) => {
      const compose = readCompose(file, filledIn);
      return compose.names.map((name) => compose.service(name).image);
    });
    for (const image of images) expect(image).toMatch(/^[a-z0-9-]+(\/[a-z0-9-]+)?(:[\w.-]+)?$/);
  });

  it('are valid for docker compose itself', ({ skip }) => {
    const values = Object.entries(filledIn).map(([name, value]) => [name, value]);
    const env = { ...process.env, ...Object.fromEntries(values) };
    const compose = (...args: string[]) =>
      execFileSync('docker', ['compose', ...args], { cwd: root, env, encoding: 'utf8', stdio: 'pipe' });
    try {
      compose('version');
    } catch {
      skip('docker compose is not installed on this machine');
    }
    for (const file of composeFiles) compose('-f', file, 'config', '--quiet');
  });
});

describe('the Dockerfile', () => {
  const dockerfile = readDockerfile();

  it('runs by itself what the compose file runs', () => {
    const compose = readCompose('docker-compose.yml', filledIn);
    for (const target of ['server', 'sfu']) {
      const command: unknown = JSON.parse(dockerfile.stages.get(target)?.command ?? 'null');
      expect(command).toEqual(compose.service(target).command);
    }
  });

  it('copies only what is there and not ignored', () => {
    const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n');
    const copies = [...dockerfile.stages.values()].flatMap((stage) => stage.copies);
    const ours = copies.filter(({ from }) => from === null).flatMap(({ sources }) => sources);
    expect(ours.length).toBeGreaterThan(8);
    for (const file of ours) {
      expect(existsSync(path.join(root, file)), file).toBe(true);
      expect(ignored.includes(file.split('/')[0] ?? ''), file).toBe(false);
    }
  });

  it('ends as a user without rights', () => {
    const text = readFileSync(path.join(root, 'Dockerfile'), 'utf8');
    for (const target of ['server', 'sfu']) {
      expect(stagesOf(dockerfile, target).length).toBe(3);
      expect(new RegExp(`AS ${target}\\n(?:(?!FROM )[^])*USER node\\n`).test(text)).toBe(true);
    }
  });
});

it('Keys never get into git or into an image', () => {
  const keys = globSync('deploy/keys/*', { cwd: root }).filter((file) => statSync(path.join(root, file)).isFile());
  const tracked = execFileSync('git', ['ls-files', 'deploy/keys', '.env'], { cwd: root, encoding: 'utf8' });
  expect(tracked.trim()).toBe('deploy/keys/.gitignore');
  expect(keys.every((file) => !tracked.includes(file))).toBe(true);
  const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.env', 'deploy/keys', '.git']));
});
