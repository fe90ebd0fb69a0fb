import { keptCallback } from '../lib/kept-callback.ts';

// Wakes a phone when the time of a callback has come, where somebody asked for it on that phone. It caches nothing, sees
// no request, and says nothing that would tell a passer-by what it is about.

declare const self: ServiceWorkerGlobalScope;

/** Where nothing is kept any more, a push must still be shown: browsers ask for that. */
const neutral = 'C’est l’heure. / It is time.';
const tag = 'callback';

self.addEventListener('push', (event) => event.waitUntil(tell()));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open());
});

async function tell(): Promise<void> {
  const kept = await keptCallback().catch(() => null);
  await self.registration.showNotification(kept?.words ?? neutral, { tag, requireInteraction: true });
}

/** Back to the page where it is open, or by the return link. */
async function open(): Promise<void> {
  const kept = await keptCallback().catch(() => null);
  if (!kept) return;
  const { pathname } = new URL(kept.link);
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find((page) => new URL(page.url).pathname === pathname);
  if (there) await there.focus();
  else await self.clients.openWindow(kept.link);
}
