import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert, expect, onTestFinished, test } from 'vitest';
import { downloadWorker, prebuiltAddress } from './media-worker-download.ts';

async function publisher(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  assert(address !== null && typeof address === 'object');
  return `http://127.0.0.1:${address.port}`;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-download-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const from = (base: string) => ({ MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: base });

test('The address is the one that mediasoup publishes at, with the kernel’s first number on Linux', () => {
  expect(prebuiltAddress('3.27.1', { platform: 'linux', arch: 'x64', kernel: '6.1.0-13-amd64' }, 'https://a/b')).toBe(
    'https://a/b/3.27.1/mediasoup-worker-3.27.1-linux-x64-kernel6.tgz',
  );
  expect(prebuiltAddress('3.27.1', { platform: 'darwin', arch: 'arm64', kernel: '24.0' }, 'https://a/b')).toBe(
    'https://a/b/3.27.1/mediasoup-worker-3.27.1-darwin-arm64.tgz',
  );
});

test('A published worker is unpacked and made executable', async () => {
  const source = temporaryFolder();
  writeFileSync(path.join(source, 'mediasoup-worker'), 'a worker');
  const archive = spawnSync('tar', ['-cz', '-C', source, 'mediasoup-worker']).stdout;
  const base = await publisher((_request, response) => response.end(archive));

  const result = await downloadWorker('3.27.1', temporaryFolder(), from(base));
  assert('binary' in result);
  expect(readFileSync(result.binary, 'utf8')).toBe('a worker');
  accessSync(result.binary, constants.X_OK);
});

test('What can’t be had is no error but a reason', async () => {
  const folder = temporaryFolder();
  const missing = await publisher((_request, response) => response.writeHead(404).end());
  expect(await downloadWorker('3.27.1', folder, from(missing))).toEqual({ reason: expect.stringContaining('404') });
  const garbage = await publisher((_request, response) => response.end('no archive'));
  expect(await downloadWorker('3.27.1', folder, from(garbage))).toEqual({ reason: expect.any(String) });
  const cutOff = await publisher((request) => request.socket.destroy());
  expect(await downloadWorker('3.27.1', folder, from(cutOff))).toEqual({ reason: expect.any(String) });
});
