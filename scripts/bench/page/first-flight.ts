import { get } from 'node:http';

/** Bytes of bodies as they come over the wire, of a page and all that its HTML loads before anything is tapped. */
export async function firstFlightBytes(url: string): Promise<number> {
  const page = await fetchAsSent(url);
  const text = await (await fetch(url)).text();
  const linked = [...text.matchAll(/<(?:script|link)\b[^>]* (?:src|href)="(\/assets\/[^"]+)"/g)];
  const found = new Set(linked.flatMap(([, file]) => (file === undefined ? [] : [new URL(file, url).href])));
  for (const file of found) {
    const script = await (await fetch(file)).text();
    // What a module imports at once comes with it.
    for (const [, other] of script.matchAll(/\bimport\s*(?:[\w{}$,\s*]+from\s*)?["'](\.\/[^"']+)["']/g)) {
      if (other !== undefined) found.add(new URL(other, file).href);
    }
  }
  const sizes = await Promise.all([...found].map(fetchAsSent));
  return sizes.reduce((sum, size) => sum + size, page);
}

/** The length of a body as a browser that takes Brotli gets it. `fetch` would unpack it. */
function fetchAsSent(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br', 'accept-language': 'fr', accept: 'text/html' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    }).on('error', reject);
  });
}
