/** What the service worker knows of a booked callback: kept on this device only where somebody asked to be told here. */
export interface KeptCallback {
  /** The return link, secret and all. */
  readonly link: string;
  /** What the notification says. Whoever holds the phone may read it. */
  readonly words: string;
}

const shop = { name: 'passerelle', store: 'callback', key: 'booked' } as const;

/** Keeps it, in place of one kept before; null forgets. Rejects where the browser keeps nothing. */
export async function keepCallback(callback: KeptCallback | null): Promise<void> {
  await inStore('readwrite', (store) => (callback ? store.put(callback, shop.key) : store.delete(shop.key)));
}

/** What is kept; null where nothing is. */
export async function keptCallback(): Promise<KeptCallback | null> {
  const kept: unknown = await inStore('readonly', (store) => store.get(shop.key));
  return isKept(kept) ? kept : null;
}

function isKept(value: unknown): value is KeptCallback {
  return (
    typeof value === 'object' &&
    value !== null &&
    'link' in value &&
    typeof value.link === 'string' &&
    'words' in value &&
    typeof value.words === 'string'
  );
}

function inStore(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(shop.name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(shop.store);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(shop.store, mode);
      const request = act(transaction.objectStore(shop.store));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onerror = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
