import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anyFreePort } from '../../scripts/services/ports.ts';
import { root } from '../../scripts/setup/paths.ts';
import { type Compose, readCompose, readEnvFile, type Service, type Variables, valuesOf } from './compose.ts';
import { environmentOf, layOut, readDockerfile } from './image.ts';
import { type Process, type ProcessOptions, startProcess, untilHealthy } from './process.ts';

/** Where a service is on this machine, since there is no network of containers. */
export interface Places {
  readonly databaseUrl: string;
  readonly redisPort: number;
  readonly serverPort: number;
  readonly sfuPort: number;
}

/**
 * An installation as an operator makes it, in a folder of its own: secrets by deploy/make-secrets.sh, `.env` filled in,
 * images laid out by the Dockerfile, services as docker-compose.yml has them. Only containers are missing, so hosts and
 * ports are those of this machine.
 */
export class Installation {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'passerelle-deploy-'));
  readonly compose: Compose;
  readonly places: Places;
  readonly variables: Variables;
  readonly #dockerfile = readDockerfile();
  readonly #running: Process[] = [];

  private constructor(databaseUrl: string, ports: readonly number[], own: Variables) {
    const [redisPort = 0, serverPort = 0, sfuPort = 0] = ports;
    this.places = { databaseUrl, redisPort, serverPort, sfuPort };
    for (const file of ['.env.example', 'deploy']) {
      const filter = (source: string) => !source.endsWith('.pem');
      cpSync(path.join(root, file), path.join(this.folder, file), { recursive: true, filter });
    }
    this.makeSecrets();
    const env = readEnvFile(readFileSync(path.join(this.folder, '.env'), 'utf8'));
    this.variables = { ...valuesOf(env), ...own };
    this.compose = readCompose('docker-compose.yml', this.variables);
  }

  static async make(databaseUrl: string, own: Variables): Promise<Installation> {
    const ports = [await anyFreePort(), await anyFreePort(), await anyFreePort()];
    return new Installation(databaseUrl, ports, own);
  }

  /** Runs the operator's first command, and gives what it says. */
  makeSecrets(): string {
    return execFileSync('sh', ['deploy/make-secrets.sh'], { cwd: this.folder, encoding: 'utf8' });
  }

  /** What the compose file says of a service, as a process of this machine: a command, a folder, an environment. */
  run(name: string): ProcessOptions {
    const service = this.compose.service(name);
    const cwd = path.join(this.folder, name);
    const image = service.build?.target;
    if (!existsSync(cwd)) {
      mkdirSync(cwd);
      if (image !== undefined) layOut(this.#dockerfile, image, cwd);
    }
    const own = image === undefined ? {} : environmentOf(this.#dockerfile, image);
    return { command: service.command ?? [], cwd, env: this.#moved({ ...own, ...service.environment }, service, cwd) };
  }

  /** Starts a service; it ends with the installation. */
  start(options: ProcessOptions): Process {
    const started = startProcess(options);
    this.#running.push(started);
    return started;
  }

  /** Starts a service and waits until its own health check is content. */
  async startHealthy(name: string): Promise<Process> {
    const options = this.run(name);
    const started = this.start(options);
    const [, ...check] = this.compose.service(name).healthcheck?.test ?? [];
    await untilHealthy(started, { ...options, command: check });
    return started;
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map((one) => one.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The same environment with the addresses of this machine in place of those inside Docker. */
  #moved(environment: Service['environment'], service: Service, cwd: string): Record<string, string | undefined> {
    const { databaseUrl, redisPort, serverPort, sfuPort } = this.places;
    const port = service.build?.target === 'sfu' ? sfuPort : serverPort;
    const here: Record<string, (value: string) => string | undefined> = {
      DATABASE_URL: () => databaseUrl,
      REDIS_URL: (value) => value.replace('@redis:6379', `@127.0.0.1:${redisPort}`),
      HOST: () => '127.0.0.1',
      PORT: () => String(port),
      RTC_LISTEN_IP: () => '127.0.0.1',
      WEB_ROOT: (value) => value.replace('/app', cwd),
      MEDIASOUP_WORKER_BIN: () => process.env['MEDIASOUP_WORKER_BIN'],
    };
    return Object.fromEntries(
      Object.entries(environment ?? {}).map(([name, value]) => {
        const text = this.#secretFile(String(value), service);
        return [name, here[name]?.(text) ?? text];
      }),
    );
  }

  /** Docker mounts a service's secrets at /run/secrets; here they stay where the operator has them. */
  #secretFile(value: string, service: Service): string {
    const name = /^\/run\/secrets\/(.+)$/.exec(value)?.[1];
    if (name === undefined) return value;
    const file = this.compose.secrets[name]?.file;
    if (file === undefined || !service.secrets?.includes(name)) throw new Error(`${name} is no secret of this service`);
    return path.join(this.folder, file);
  }
}
