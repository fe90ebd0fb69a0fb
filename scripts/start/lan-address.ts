import { isIPv4 } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import { SetupError } from '../setup/say.ts';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Bridges and tunnels that phones are not on. */
const inner = /^(docker|br-|veth|virbr|vmnet|tun|tap|wg|tailscale|zt)/;

/** This machine's IPv4 address on the local network: the one that was asked for, or the only one there is. */
export function lanAddress(interfaces: Interfaces, asked: string | null): string {
  const all = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? []).filter((info) => info.family === 'IPv4' && !info.internal).map(({ address }) => ({ name, address })),
  );
  const list = all.map(({ name, address }) => `  ${address}  (${name})`).join('\n');
  if (asked !== null) {
    if (!isIPv4(asked)) throw new SetupError(`--address ${asked} is no IPv4 address.`);
    if (all.some(({ address }) => address === asked)) return asked;
    throw new SetupError(`This machine does not have the address ${asked}. It has:\n${list || '  none'}`);
  }
  const outer = all.filter(({ name }) => !inner.test(name));
  const [first] = outer;
  if (first === undefined) {
    throw new SetupError('This machine is on no network that phones could be on. Join one, or start without --lan.');
  }
  if (outer.length > 1) {
    throw new SetupError(`This machine has several addresses; choose one with --lan --address IP:\n${list}`);
  }
  return first.address;
}
