import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensureCertificate } from './certificate.ts';

test('A certificate is kept for its address, and made anew for another address or when it ends soon', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-tls-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const now = Date.parse('2030-01-01');

  const first = await ensureCertificate(folder, '192.0.2.7', now);
  expect(new X509Certificate(first.cert).checkIP('192.0.2.7')).toBe('192.0.2.7');
  expect(statSync(path.join(folder, 'key.pem')).mode & 0o077).toBe(0);
  expect(await ensureCertificate(folder, '192.0.2.7', now)).toEqual(first);

  const other = await ensureCertificate(folder, '192.0.2.8', now);
  expect(other).not.toEqual(first);
  expect(await ensureCertificate(folder, '192.0.2.8', now + 360 * 86_400_000)).not.toEqual(other);
});
