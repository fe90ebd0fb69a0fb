import { readFileSync } from 'node:fs';
import { isVapidPair, type Vapid } from './callbacks/vapid.ts';

/** What the server is told from outside. Read once at start, checked, and frozen. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** The origin that codes lead to, as a phone in the street reaches it, without a slash at the end. */
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Put before every key, channel and stream in Redis, so that installations can share one. */
  readonly redisPrefix: string;
  /** PEM, PKCS #8, Ed25519: signs room tokens. */
  readonly roomTokenPrivateKey: string;
  readonly cookieSecret: string;
  /** The folder of the built pages. */
  readonly webRoot: string;
  readonly logLevel: string;
  /** Believe X-Forwarded-* headers: only behind a proxy of our own. */
  readonly trustProxy: boolean;
  /** By what browsers are woken for a callback; null: they are not. */
  readonly vapid: Vapid | null;
  /** Push services besides those of the known browsers: `push.example.org`, or `127.0.0.1:4000` for tests. */
  readonly pushHosts: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the configuration from environment variables; `.env.example` explains each.
 * Throws one error that lists everything that is missing or wrong.
 */
export function loadConfig(env: Environment): Config {
  const problems: string[] = [];
  const required = (name: string): string => {
    const value = env[name];
    if (!value) problems.push(`${name} is not set`);
    return value ?? '';
  };
  /** A value stands in the variable itself, or in the file that NAME_FILE names (as container secrets do); else ''. */
  const optional = (name: string): string => {
    const file = env[`${name}_FILE`];
    if (file === undefined) return env[name] ?? '';
    if (env[name] !== undefined) problems.push(`${name} and ${name}_FILE are both set: keep one`);
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE names a file that can't be read`);
      return '';
    }
  };
  const secret = (name: string): string => {
    const value = optional(name);
    if (value === '') problems.push(`${name} is not set`);
    return value;
  };
  const flag = (name: string): boolean => {
    const value = env[name] ?? 'false';
    if (value !== 'true' && value !== 'false') problems.push(`${name} is neither true nor false`);
    return value === 'true';
  };
  const portNumber = (name: string, otherwise: number): number => {
    const port = Number(env[name] ?? otherwise);
    if (!Number.isInteger(port) || port < 0 || port > 65535) problems.push(`${name} is no port number`);
    return port;
  };
  const origin = (name: string): string => {
    const value = required(name);
    if (value !== '' && (!URL.canParse(value) || new URL(value).origin !== value.replace(/\/$/, ''))) {
      problems.push(`${name} must be an origin such as https://help.example.org, without a path`);
    }
    return value.replace(/\/$/, '');
  };

  const publicUrl = origin('PUBLIC_URL');
  const vapidOf = (publicKey: string, privateKey: string, subject: string): Vapid | null => {
    if (publicKey === '' && privateKey === '') return null;
    if (!isVapidPair({ publicKey, privateKey })) {
      problems.push('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY are no key pair: make both together, or leave both out');
    }
    if (!/^(mailto:[^@\s]+@[^@\s]+|https:\/\/[^\s]+)$/.test(subject)) {
      problems.push('VAPID_SUBJECT must say how you are reached: mailto:you@example.org, or an https address');
    }
    return { publicKey, privateKey, subject };
  };
  const pushHosts = optional('PUSH_HOSTS')
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');

  const config: Config = {
    production: env['NODE_ENV'] === 'production',
    host: env['HOST'] ?? '127.0.0.1',
    port: portNumber('PORT', 3000),
    publicUrl,
    databaseUrl: required('DATABASE_URL'),
    redisUrl: required('REDIS_URL'),
    redisPrefix: env['REDIS_PREFIX'] ?? '',
    roomTokenPrivateKey: secret('ROOM_TOKEN_PRIVATE_KEY'),
    cookieSecret: secret('COOKIE_SECRET'),
    webRoot: required('WEB_ROOT'),
    logLevel: env['LOG_LEVEL'] ?? 'info',
    trustProxy: flag('TRUST_PROXY'),
    vapid: vapidOf(optional('VAPID_PUBLIC_KEY'), optional('VAPID_PRIVATE_KEY'), optional('VAPID_SUBJECT') || publicUrl),
    pushHosts,
  };

  if (!logLevels.includes(config.logLevel)) problems.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  if (config.cookieSecret !== '' && config.cookieSecret.length < 32) {
    problems.push('COOKIE_SECRET is too short: 32 characters or more');
  }
  if (config.production && config.publicUrl.startsWith('http:')) {
    problems.push('PUBLIC_URL must be https in production: browsers give no camera to plain http');
  }
  for (const host of pushHosts) {
    const isLoopback = /^(127\.0\.0\.1|localhost):\d+$/.test(host);
    if (!isLoopback && !/^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(host)) {
      problems.push(
        `PUSH_HOSTS must be names of hosts such as push.example.org, with commas between them: not ${host}`,
      );
    }
    if (isLoopback && config.production) problems.push('PUSH_HOSTS must not name this machine in production');
  }
  if (problems.length > 0) throw new Error(`The configuration is wrong:\n- ${problems.join('\n- ')}`);
  return Object.freeze(config);
}
