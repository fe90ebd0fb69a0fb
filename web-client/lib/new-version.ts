/**
 * Called where a piece of the page could not be fetched: loads the page anew if the server has another version of it by now,
 * so that the pieces of this one are gone. A call is taken up again after that.
 */
export async function reloadIfReplaced(): Promise<void> {
  const own = await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (own?.status === 404) location.reload();
}
