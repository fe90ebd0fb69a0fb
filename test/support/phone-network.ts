import type { BrowserContext, Page } from 'playwright-core';
import { type DatagramRelay, relayUdp } from '../../scripts/bench/accept/delay-relay.ts';

/** The network of one phone, sockets and media alike, which the test can cut. */
export interface PhoneNetwork extends AsyncDisposable {
  /** Lets the page's media take this way; to be called before it is opened. */
  attach(page: Page): Promise<void>;
  cut(): Promise<void>;
  restore(): Promise<void>;
}

let networks = 0;

/** A network between a phone and a media host that takes media at `rtcPort`. */
export async function openPhoneNetwork(context: BrowserContext, rtcPort: number): Promise<PhoneNetwork> {
  networks += 1;
  // Another address of the loopback network, at which this phone finds the media host.
  const farAddress = `127.0.0.${1 + networks}`;
  const media: DatagramRelay = await relayUdp(rtcPort, farAddress, '127.0.0.1', 0);
  return {
    // The DevTools protocol takes sockets offline, and leaves the media's datagrams alone.
    attach: (page) =>
      page.routeWebSocket(/\/sfu\/ws$/, (route) => {
        route.connectToServer().onMessage((message) => route.send(String(message).replaceAll('127.0.0.1', farAddress)));
      }),
    async cut() {
      media.isCut = true;
      await context.setOffline(true);
    },
    async restore() {
      media.isCut = false;
      await context.setOffline(false);
    },
    [Symbol.asyncDispose]: () => media[Symbol.asyncDispose](),
  };
}
