import { parseArgs } from 'node:util';
import { SetupError } from '../setup/say.ts';

export interface StartOptions {
  /** For phones on the same network: HTTPS on this machine's own address. */
  readonly lan: boolean;
  /** The address to use where the machine has several. */
  readonly address: string | null;
  readonly port: number;
  readonly sfuPort: number;
  readonly mediaPort: number;
}

const usage = `Usage: npm start [-- --lan [--address IP]]
  --lan           serve phones on the same network, over HTTPS on this machine's address
  --address IP    which address, where the machine has several
Ports: PORT (pages, 3000), SFU_PORT (the media host's socket, 3001), SFU_RTC_PORT (first media port, 40000).`;

/** Reads the arguments and the environment of `npm start`. Throws an error that shows the usage. */
export function parseStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const port = (name: string, otherwise: number): number => {
    const number = Number(env[name] || otherwise);
    if (!Number.isInteger(number) || number < 1 || number > 65_535) {
      throw new SetupError(`${name} is '${env[name]}', which is no port number.\n${usage}`);
    }
    return number;
  };
  const { lan, address } = parse(args);
  if (address !== undefined && !lan) throw new SetupError(`--address goes with --lan.\n${usage}`);
  return {
    lan: lan ?? false,
    address: address ?? null,
    port: port('PORT', 3000),
    sfuPort: port('SFU_PORT', 3001),
    mediaPort: port('SFU_RTC_PORT', 40_000),
  };
}

function parse(args: readonly string[]): { lan?: boolean; address?: string } {
  try {
    return parseArgs({ args: [...args], options: { lan: { type: 'boolean' }, address: { type: 'string' } } }).values;
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
