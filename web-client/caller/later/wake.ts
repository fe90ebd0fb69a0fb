import type { PushSubscription as Subscription } from '../../../server/contract/caller-socket.ts';
import { type KeptCallback, keepCallback, keptCallback } from '../../lib/kept-callback.ts';

/** How waking this device stands: `unable` where its browser has no push, or none for this page. */
export type Waking = 'unable' | 'off' | 'asking' | 'on' | 'denied';

/** Whether this browser can be woken by a push. */
export function canBeWoken(pushKey: string | null): pushKey is string {
  return pushKey !== null && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/**
 * Asks to be woken when the time has come: only ever after a tap, since the browser asks its own question then. Null
 * where the answer was no. The service worker and what it has to know come to this device here, and not before.
 */
export async function askToBeWoken(pushKey: string, callback: KeptCallback): Promise<Subscription | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  await navigator.serviceWorker.register('/sw.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.['p256dh'] || !keys['auth']) return null;
  await keepCallback(callback);
  return { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } };
}

/** Whether this device is to be woken for the callback of a return link: asked before a reload, or by another tab. */
export async function isToBeWoken(link: string): Promise<boolean> {
  // Where no service worker is, nothing was kept, and nothing is made by looking.
  if (!('serviceWorker' in navigator) || !(await navigator.serviceWorker.getRegistration('/'))) return false;
  return (await keptCallback())?.link === link;
}

/** Leaves nothing of it on this device: no secret, no subscription, no service worker. */
export async function sleepAgain(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration('/');
  if (!registration) return;
  await keepCallback(null);
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  await registration.unregister();
}
