import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { Compile } from 'typebox/compile';
import { participantSocketPath } from './contract.ts';
import { IceServer } from './media-parameters.ts';

/** What the media host is told from outside. Read once at start, checked, and frozen. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly redisUrl: string;
  /** Put before every key and stream in Redis, so that installations can share one. */
  readonly redisPrefix: string;
  /** Names this host in the register and in the audience of room tokens. */
  readonly id: string;
  /** The participant socket as browsers reach it; null means this machine, at the port listened on. */
  readonly url: string | null;
  /** PEM, SPKI, Ed25519: checks room tokens. */
  readonly roomTokenPublicKey: string;
  /** The address on which the workers take media. */
  readonly rtcListenIp: string;
  /** The address at which browsers reach them, where it is another. */
  readonly rtcAnnouncedAddress: string | null;
  /** Worker n takes media at this port plus n, over UDP and TCP; 0 takes any free ports. */
  readonly rtcPortBase: number;
  readonly workers: number;
  readonly iceServers: readonly IceServer[];
  /** TURN servers that share a secret with this host (coturn's use-auth-secret). */
  readonly turn: { readonly urls: readonly string[]; readonly secret: string } | null;
  /** The mediasoup worker to run; null for the one that mediasoup brings. */
  readonly workerBin: string | null;
  readonly logLevel: string;
  /** How long a stop waits for the talks in hand to end by themselves, in milliseconds. */
  readonly drainMs: number;
  /** How long a participant whose socket is lost keeps transports and producers, in milliseconds. */
  readonly graceMs: number;
  /** How long a new socket may take to join, in milliseconds. */
  readonly joinMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const iceServer = Compile(IceServer);

/**
 * Reads the configuration from environment variables; `.env.example` explains each.
 * Throws one error that lists everything that is missing or wrong.
 */
export function loadConfig(env: Environment): Config {
  const problems: string[] = [];
  const optional = (name: string): string | null => env[name] || null;
  const required = (name: string): string => {
    const value = optional(name);
    if (value === null) problems.push(`${name} is not set`);
    return value ?? '';
  };
  /** A secret stands in the variable itself, or in the file that NAME_FILE names (as container secrets do). */
  const inFile = (name: string, otherwise: (name: string) => string): string => {
    const file = optional(`${name}_FILE`);
    if (file === null) return otherwise(name);
    if (optional(name) !== null) problems.push(`${name} and ${name}_FILE are both set: keep one`);
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE names a file that can't be read`);
      return '';
    }
  };
  const whole = (name: string, otherwise: number, least: number, most: number): number => {
    const value = Number(optional(name) ?? otherwise);
    if (!Number.isInteger(value) || value < least || value > most) {
      problems.push(`${name} must be a whole number from ${least} to ${most}`);
      return otherwise;
    }
    return value;
  };

  const roomTokenPublicKey = inFile('ROOM_TOKEN_PUBLIC_KEY', required);
  if (roomTokenPublicKey !== '' && !roomTokenPublicKey.startsWith('-----BEGIN PUBLIC KEY-----')) {
    problems.push('ROOM_TOKEN_PUBLIC_KEY must be a public key in PEM (-----BEGIN PUBLIC KEY-----)');
  }

  const turnUrls = (optional('TURN_URLS') ?? '').split(',').flatMap((url) => url.trim() || []);
  const turnSecret = inFile('TURN_SECRET', (name) => optional(name) ?? '');
  if (turnUrls.length > 0 !== (turnSecret !== '')) problems.push('TURN_URLS and TURN_SECRET go together: set both');
  if (!turnUrls.every((url) => /^turns?:/.test(url))) {
    problems.push('TURN_URLS must be addresses such as turn:turn.example.org:3478, with commas between');
  }

  const config: Config = {
    host: optional('HOST') ?? '127.0.0.1',
    port: whole('PORT', 3001, 0, 65535),
    redisUrl: required('REDIS_URL'),
    redisPrefix: optional('REDIS_PREFIX') ?? '',
    id: optional('SFU_ID') ?? `sfu-${randomUUID()}`,
    url: optional('SFU_URL'),
    roomTokenPublicKey,
    rtcListenIp: optional('RTC_LISTEN_IP') ?? '127.0.0.1',
    rtcAnnouncedAddress: optional('RTC_ANNOUNCED_ADDRESS'),
    rtcPortBase: whole('RTC_PORT_BASE', 40_000, 0, 65535),
    workers: whole('WORKERS', availableParallelism(), 1, 256),
    iceServers: iceServersOf(optional('ICE_SERVERS'), problems),
    turn: turnUrls.length > 0 ? Object.freeze({ urls: Object.freeze(turnUrls), secret: turnSecret }) : null,
    workerBin: optional('MEDIASOUP_WORKER_BIN'),
    logLevel: optional('LOG_LEVEL') ?? 'info',
    drainMs: whole('DRAIN_SECONDS', 0, 0, 86_400) * 1000,
    graceMs: whole('GRACE_SECONDS', 15, 1, 300) * 1000,
    joinMs: 10_000,
  };

  if (!/^[\w.:-]{1,100}$/.test(config.id)) problems.push('SFU_ID may hold letters, digits and ._:- only');
  if (config.redisUrl !== '' && !/^rediss?:\/\/|^\//.test(config.redisUrl)) {
    problems.push('REDIS_URL must begin with redis:// or rediss://, or be the path of a socket');
  }
  if (config.url !== null && !isSocketAddress(config.url)) {
    problems.push(`SFU_URL must begin with wss:// or ws://, or be a path such as ${participantSocketPath}`);
  }
  if (isIP(config.rtcListenIp) === 0) problems.push('RTC_LISTEN_IP must be an IP address');
  if (['0.0.0.0', '::'].includes(config.rtcListenIp) && config.rtcAnnouncedAddress === null) {
    problems.push('RTC_ANNOUNCED_ADDRESS must be set where RTC_LISTEN_IP takes every address');
  }
  if (config.rtcPortBase + config.workers > 65536) problems.push('RTC_PORT_BASE leaves too few ports for the WORKERS');
  if (!logLevels.includes(config.logLevel)) problems.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  if (problems.length > 0) throw new Error(`The configuration is wrong:\n- ${problems.join('\n- ')}`);
  return Object.freeze(config);
}

function isSocketAddress(url: string): boolean {
  return url.startsWith('/') || (/^wss?:\/\//.test(url) && URL.canParse(url));
}

function iceServersOf(json: string | null, problems: string[]): readonly IceServer[] {
  if (json === null) return [];
  try {
    const servers: unknown = JSON.parse(json);
    if (Array.isArray(servers) && servers.every((server) => iceServer.Check(server))) return Object.freeze(servers);
  } catch {
    // Said below, as for any other wrong value.
  }
  problems.push('ICE_SERVERS must be JSON such as [{"urls":["stun:stun.example.org:3478"]}]');
  return [];
}
