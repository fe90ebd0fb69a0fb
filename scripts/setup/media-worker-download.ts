import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { release } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** For all of the download: a machine without the internet must not be kept waiting before it builds its own. */
const patience = 20_000;

/** Where mediasoup publishes the worker for a machine: the address that its own installer would ask. */
export function prebuiltAddress(
  version: string,
  { platform, arch, kernel }: { platform: string; arch: string; kernel: string },
  base = 'https://github.com/versatica/mediasoup/releases/download',
): string {
  // Kernels from 6 on get a worker that uses io_uring.
  const suffix = platform === 'linux' ? `-kernel${kernel.split('.')[0]}` : '';
  return `${base}/${version}/mediasoup-worker-${version}-${platform}-${arch}${suffix}.tgz`;
}

/**
 * Fetches mediasoup's prebuilt worker into `folder`. Returns its path, or why it could not be had: that is no error,
 * since the worker can be built as well. Whether it runs on this machine is for the caller to try.
 */
export async function downloadWorker(
  version: string,
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ binary: string } | { reason: string }> {
  if (env['MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD']) return { reason: 'the download is switched off' };
  const machine = { platform: process.platform, arch: process.arch, kernel: release() };
  const address = prebuiltAddress(version, machine, env['MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL'] || undefined);
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(address, { signal });
    if (!response.ok || response.body === null) return { reason: `${address} answered ${response.status}` };
    const tar = spawn('tar', ['-xz', '-C', folder, 'mediasoup-worker'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const ended = once(tar, 'close');
    await pipeline(response.body, tar.stdin, { signal });
    const [code] = await ended;
    if (code !== 0) return { reason: `what ${address} answered could not be unpacked` };
    const binary = path.join(folder, 'mediasoup-worker');
    chmodSync(binary, 0o755);
    return { binary };
  } catch (error) {
    if (signal.aborted) return { reason: `${new URL(address).host} did not answer in time` };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
