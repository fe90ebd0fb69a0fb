import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { lanAddress } from './lan-address.ts';

const at = (address: string, internal = false): NetworkInterfaceInfo[] => [
  { address, netmask: '255.255.255.0', mac: '00:00:00:00:00:00', internal, cidr: `${address}/24`, family: 'IPv4' },
];
const lo = at('127.0.0.1', true);

test('The only address on a network is taken; bridges of containers do not count', () => {
  expect(lanAddress({ lo, wlan0: at('192.0.2.7'), docker0: at('172.17.0.1') }, null)).toBe('192.0.2.7');
});

test('Of several addresses one has to be chosen', () => {
  const two = { lo, wlan0: at('192.0.2.7'), eth0: at('198.51.100.4') };
  expect(() => lanAddress(two, null)).toThrow(/several addresses.*\n.*192\.0\.2\.7 {2}\(wlan0\)\n.*198\.51\.100\.4/);
  expect(lanAddress(two, '198.51.100.4')).toBe('198.51.100.4');
});

test('An address that the machine does not have is refused, and so is being on no network', () => {
  expect(() => lanAddress({ lo, eth0: at('192.0.2.7') }, '192.0.2.8')).toThrow(
    /does not have the address 192\.0\.2\.8/,
  );
  expect(() => lanAddress({ lo, eth0: at('192.0.2.7') }, 'here')).toThrow(/no IPv4 address/);
  expect(() => lanAddress({ lo }, null)).toThrow(/on no network/);
});
