import path from 'node:path';
import { anyFreePort } from '../../scripts/services/ports.ts';
import type { Installation } from './installation.ts';
import { type Process, untilHealthy } from './process.ts';

/** Runs coturn as the compose file does, on the loopback interface, and waits until its health check is content. */
export async function startCoturn(installation: Installation): Promise<{ port: number; process: Process }> {
  const port = await anyFreePort();
  const { command, cwd, env } = installation.run('coturn');
  const mounted = '/etc/coturn/passerelle.conf';
  const args = [
    ...command.map((word) =>
      word === mounted ? path.join(installation.folder, 'deploy/coturn/turnserver.conf') : word,
    ),
    `--listening-port=${port}`,
    '--listening-ip=127.0.0.1',
    '--relay-ip=127.0.0.1',
    // Otherwise refused before it is asked whether the address is allowed.
    '--allow-loopback-peers',
    `--pidfile=${path.join(cwd, 'turnserver.pid')}`,
    `--userdb=${path.join(cwd, 'turndb')}`,
  ];
  const coturn = installation.start({ command: ['turnserver', ...args], cwd, env });
  const [, program = '', ...rest] = installation.compose.service('coturn').healthcheck?.test ?? [];
  await untilHealthy(coturn, { command: [program, '-p', String(port), ...rest], cwd, env });
  return { port, process: coturn };
}
