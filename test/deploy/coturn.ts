import path from 'node:path';
import { anyFreePort } from '../../scripts/services/ports.ts';
import { until } from '../support/until.ts';
import type { Installation } from './installation.ts';
import { type Process, startProcess } from './process.ts';

/** Runs coturn as the compose file does, on the loopback interface, and waits until its health check is content. */
export async function startCoturn(installation: Installation): Promise<{ port: number; process: Process }> {
  const port = await anyFreePort();
  const { command, cwd, env } = installation.run('coturn');
  const mounted = '/etc/coturn/passerelle.conf';
  const arguments_ = command.map((word) =>
    word === mounted ? path.join(installation.folder, 'deploy/coturn/turnserver.conf') : word,
  );
  const here = [
    `--listening-port=${port}`,
    '--listening-ip=127.0.0.1',
    '--relay-ip=127.0.0.1',
    // Otherwise refused before it is asked whether the address is allowed.
    '--allow-loopback-peers',
    `--pidfile=${path.join(cwd, 'turnserver.pid')}`,
    `--userdb=${path.join(cwd, 'turndb')}`,
  ];
  const coturn = installation.start({ command: ['turnserver', ...arguments_, ...here], cwd, env });
  const [, ...check] = installation.compose.service('coturn').healthcheck?.test ?? [];
  await until(async () => {
    if (coturn.code() !== null) throw new Error(`coturn ended:\n${coturn.said()}`);
    const asked = startProcess({ command: [check[0] ?? '', '-p', String(port), ...check.slice(1)], cwd, env });
    return (await asked.ended()) === 0 ? null : `coturn does not answer: ${asked.said()}\n${coturn.said()}`;
  });
  return { port, process: coturn };
}
