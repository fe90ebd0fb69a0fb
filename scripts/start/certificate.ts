import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const day = 86_400_000;
/** Apple's devices refuse certificates of more than 825 days. */
const validDays = 365;

/** The certificate for one address, signed by itself. Kept, and made anew for another address or near its end. */
export async function ensureCertificate(folder: string, address: string, now: number): Promise<Certificate> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keyFile = path.join(folder, 'key.pem');
  const certFile = path.join(folder, 'cert.pem');
  if (existsSync(keyFile) && existsSync(certFile)) {
    const kept = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
    const parsed = new X509Certificate(kept.cert);
    if (parsed.checkIP(address) !== undefined && Date.parse(parsed.validTo) > now + 7 * day) return kept;
  }
  const made = await generate([{ name: 'commonName', value: address }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A day back, for phones whose clocks are behind.
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + validDays * day),
    extensions: [
      { name: 'subjectAltName', altNames: [{ type: 7, ip: address }] },
      { name: 'extKeyUsage', serverAuth: true },
    ],
  });
  writeFileSync(keyFile, made.private, { mode: 0o600 });
  writeFileSync(certFile, made.cert, { mode: 0o600 });
  return { key: made.private, cert: made.cert };
}
