import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { importPKCS8, SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { signIn } from '../../scripts/services/sign-in.ts';
import { findCommand } from '../../scripts/setup/debian-packages.ts';
import type { Answers } from '../../sfu/contract.ts';
import { TestClient } from '../../sfu/testing/test-client.ts';
import { runCaddy } from './caddy.ts';
import { startCoturn } from './coturn.ts';
import { Installation } from './installation.ts';
import { type Process, startProcess, untilHealthy } from './process.ts';
import { TurnClient } from './turn-client.ts';

// An installation from its first command on, with the images' files and the compose file's commands, one after the
// other as an operator would see them. Each test goes on from the one before.

let database: { readonly url: string; drop(): Promise<void> };
let installation: Installation;
let server: Process;
let sfu: Process;
/** What the media host answered to a participant's join. */
let joined: Answers['join'];

const url = (port: number, path = '') => `http://127.0.0.1:${port}${path}`;
const fileIn = (name: string) => path.join(installation.folder, name);

beforeAll(async () => {
  database = await emptyDatabase();
  installation = await Installation.make(database.url, {
    DOMAIN: 'localhost',
    RTC_ANNOUNCED_ADDRESS: '127.0.0.1',
    RTC_PORT_BASE: '0',
    WORKERS: '1',
    SFU_ID: 'media-1',
  });
});
afterAll(async () => {
  await installation?.close();
  await database?.drop();
});

describe('an installation', () => {
  it('makes its secrets once, for its owner alone', () => {
    const before = readFileSync(fileIn('.env'), 'utf8');
    expect(before).toMatch(/^COOKIE_SECRET=[0-9a-f]{64}$/m);
    expect(new Set(before.match(/[0-9a-f]{64}/g)).size).toBe(4);
    expect(before).toMatch(/^VAPID_PUBLIC_KEY=[\w-]{87}$/m);
    expect(before).toMatch(/^VAPID_PRIVATE_KEY=[\w-]{43}$/m);
    const key = readFileSync(fileIn('deploy/keys/room-token-private.pem'), 'utf8');

    expect(installation.makeSecrets()).not.toContain('Made');
    expect(readFileSync(fileIn('.env'), 'utf8')).toBe(before);
    expect(readFileSync(fileIn('deploy/keys/room-token-private.pem'), 'utf8')).toBe(key);
    expect(statSync(fileIn('.env')).mode & 0o077).toBe(0);
    expect(statSync(fileIn('deploy/keys')).mode & 0o077).toBe(0);
  });

  it('runs Redis so that it keeps what it is given and refuses the rest', async () => {
    const options = installation.run('redis');
    const port = String(installation.places.redisPort);
    const redis = installation.start({
      ...options,
      command: [...options.command, '--port', port, '--bind', '127.0.0.1', '--dir', options.cwd],
    });
    const [, ...ping] = installation.compose.service('redis').healthcheck?.test ?? [];
    await untilHealthy(redis, { ...options, command: [...ping.slice(0, 1), '-p', port, ...ping.slice(1)] });
    const ask = startProcess({
      ...options,
      command: ['redis-cli', '-p', port, 'CONFIG', 'GET', 'maxmemory-policy', 'appendonly', 'save'],
    });
    await ask.ended();
    const settings = ask.said().split('\n');
    expect(settings[settings.indexOf('maxmemory-policy') + 1]).toBe('noeviction');
    expect(settings[settings.indexOf('appendonly') + 1]).toBe('yes');
    expect(settings[settings.indexOf('save') + 1]).toBe('');
  });

  it('migrates its empty database, and again without harm', async () => {
    const first = installation.start(installation.run('migrate'));
    expect(await first.ended(), first.said()).toBe(0);
    expect(first.said()).toContain('Migrated up');
    const second = installation.start(installation.run('migrate'));
    expect(await second.ended(), second.said()).toBe(0);
    expect(second.said()).toContain('up to date');
  });

  it('runs the server until its own health check is content, and serves pages', async () => {
    server = await installation.startHealthy('server');
    const { serverPort } = installation.places;
    const page = await fetch(url(serverPort, '/dashboard'));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
    // The code leads nowhere, but the page that says so is the caller's.
    const caller = await fetch(url(serverPort, '/q/NOSUCH'));
    expect(caller.headers.get('content-type')).toContain('text/html');
    expect(await (await fetch(url(serverPort, '/health/ready'))).json()).toMatchObject({ postgres: 'ok', redis: 'ok' });
  });

  it('has a first admin, made inside the image, who can sign in', async () => {
    const password = await createAdmin();
    expect(await signIn(url(installation.places.serverPort), 'alix@example.org', password)).toContain('passerelle=');
  });

  it('runs the media host, which believes tokens of the private key and greets', async () => {
    sfu = await installation.startHealthy('sfu');
    joined = await join(`ws://127.0.0.1:${installation.places.sfuPort}/sfu/ws`);
    expect(joined.sendTransport.iceCandidates.length).toBeGreaterThan(0);
    expect(await (await fetch(url(installation.places.serverPort, '/health/ready'))).json()).toMatchObject({
      mediaHosts: 1,
    });
  });

  it('is reached through Caddy by TLS, which shows pages and the participants’ socket and no metrics', async ({
    skip,
  }) => {
    if (findCommand('caddy') === null) skip('caddy is not installed on this machine');
    const caddy = await runCaddy(installation);
    try {
      const at = (place: string) => `https://localhost:${caddy.port}${place}`;
      expect((await fetch(at('/health/live'))).status).toBe(200);
      const page = await fetch(at('/dashboard'), { headers: { 'accept-encoding': 'gzip' } });
      expect(page.headers.get('content-encoding')).toBe('gzip');
      expect(page.headers.get('strict-transport-security')).toContain('max-age');
      expect(page.headers.get('server')).toBeNull();
      for (const hidden of ['/metrics', '/sfu/metrics', '/sfu/', '/sfu/ws/metrics', '/sfu/../metrics']) {
        expect((await fetch(at(hidden))).status, hidden).toBe(404);
      }
      const media = await fetch(at('/health/ready'));
      expect(await media.json(), 'the health of the server, not of the media host').toHaveProperty('postgres');
      await join(`wss://localhost:${caddy.port}/sfu/ws`);
      expect(caddy.process.said()).not.toContain('127.0.0.1:');
    } finally {
      await caddy.close();
    }
  });

  it('relays media by coturn with the credentials that the media host gives, to the media host alone', async ({
    skip,
  }) => {
    if (findCommand('turnserver') === null) skip('coturn is not installed on this machine');
    const relay = joined.iceServers.find(({ urls }) => urls.includes('turn:127.0.0.1:3478?transport=udp'));
    const { username = '', credential = '' } = relay ?? {};
    const coturn = await startCoturn(installation);
    const stranger = await TurnClient.open(coturn.port, { username, credential: 'guessed' });
    const client = await TurnClient.open(coturn.port, { username, credential });
    try {
      expect(await stranger.allocate()).toEqual({ error: 401, relayed: false });
      expect(await client.allocate()).toEqual({ error: 0, relayed: true });
      expect(await client.permit('127.0.0.1')).toMatchObject({ error: 0 });
      for (const forbidden of ['10.0.0.1', '172.17.0.1', '192.168.1.1', '127.0.0.2', '169.254.169.254', '198.51.100.9'])
        expect((await client.permit(forbidden)).error, forbidden).toBe(403);
    } finally {
      client.close();
      stranger.close();
      await coturn.process.stop();
    }
  });

  it('ends cleanly when it is told to', async () => {
    expect(await sfu.stop(), sfu.said()).toBe(0);
    expect(await server.stop(), server.said()).toBe(0);
  });
});

/** A database as the postgres image makes it: without a table. */
async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const admin = new URL(inject('templateDatabaseUrl'));
  admin.pathname = '/postgres';
  const name = `deploy_${crypto.randomUUID().replaceAll('-', '')}`;
  const order = async (sql: string) => {
    const client = new pg.Client({ connectionString: admin.href });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await order(`create database ${name}`);
  const made = new URL(admin);
  made.pathname = `/${name}`;
  return { url: made.href, drop: () => order(`drop database if exists ${name} with (force)`) };
}

/** As `docker compose exec server node scripts/create-user.ts ...` does. Gives the password. */
async function createAdmin(): Promise<string> {
  const command = [
    'node',
    'scripts/create-user.ts',
    '--email',
    'alix@example.org',
    '--name',
    'Alix',
    '--role',
    'admin',
  ];
  const made = startProcess({ ...installation.run('server'), command });
  expect(await made.ended(), made.said()).toBe(0);
  return /shown this once: (\S+)/.exec(made.said())?.[1] ?? '';
}

/** Greets a media host as a page would, with a token signed by the installation's key. */
async function join(socket: string): Promise<Answers['join']> {
  const key = await importPKCS8(readFileSync(fileIn('deploy/keys/room-token-private.pem'), 'utf8'), 'EdDSA');
  const token = await new SignJWT({ room: crypto.randomUUID(), role: 'caller', epoch: 1 })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setAudience('media-1')
    .setSubject('caller-1')
    .setExpirationTime('60s')
    .sign(key);
  const client = await TestClient.connect(socket);
  try {
    await client.notice('hello');
    return await client.join(token);
  } finally {
    client.cut();
  }
}
