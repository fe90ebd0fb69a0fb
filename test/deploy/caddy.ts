import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import { anyFreePort } from '../../scripts/services/ports.ts';
import { until } from '../support/until.ts';
import type { Installation } from './installation.ts';
import type { Process } from './process.ts';

/**
 * Runs Caddy with our Caddyfile on the loopback interface, with a certificate of its own making that this process
 * believes until it is closed. What Caddy itself makes of the file is changed only in addresses.
 */
export async function runCaddy(
  installation: Installation,
): Promise<{ port: number; process: Process; close(): Promise<void> }> {
  const { folder, places } = installation;
  const port = await anyFreePort();
  const redirects = await anyFreePort();
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_DATA_HOME: path.join(folder, 'caddy-data'),
    XDG_CONFIG_HOME: path.join(folder, 'caddy-config'),
    ...Object.fromEntries(
      Object.entries(installation.compose.service('caddy').environment ?? {}).map(([name, value]) => [
        name,
        `${value}`,
      ]),
    ),
  };
  const cwd = path.join(folder, 'deploy/caddy');
  const adapted = execFileSync('caddy', ['adapt', '--config', 'Caddyfile', '--adapter', 'caddyfile'], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const config = [
    ['"listen":[":443"]', `"listen":["127.0.0.1:${port}"]`],
    ['"http":{"servers"', `"http":{"http_port":${redirects},"https_port":${port},"servers"`],
    ['"dial":"sfu:3001"', `"dial":"127.0.0.1:${places.sfuPort}"`],
    ['"name":"server","port":"3000"', `"name":"127.0.0.1","port":"${places.serverPort}"`],
  ].reduce((text, [from = '', to = '']) => {
    if (text.split(from).length !== 2) throw new Error(`Caddy's configuration has not one ${from}:\n${text}`);
    return text.replace(from, to);
  }, adapted);
  writeFileSync(path.join(cwd, 'here.json'), config);

  const caddy = installation.start({ command: ['caddy', 'run', '--config', 'here.json'], cwd, env });
  const certificate = path.join(env.XDG_DATA_HOME, 'caddy/pki/authorities/local/root.crt');
  const believed = tls.getCACertificates();
  await until(async () => {
    if (caddy.code() !== null) throw new Error(`Caddy ended:\n${caddy.said()}`);
    if (!existsSync(certificate)) return 'Caddy has made no certificate yet';
    tls.setDefaultCACertificates([...believed, readFileSync(certificate, 'utf8')]);
    const answer = await fetch(`https://localhost:${port}/health/live`).catch((error: unknown) => error);
    return answer instanceof Response ? null : `Caddy does not answer: ${answer}\n${caddy.said()}`;
  });
  return {
    port,
    process: caddy,
    async close() {
      tls.setDefaultCACertificates(believed);
      await caddy.stop();
    },
  };
}
