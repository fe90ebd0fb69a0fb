import { collectDefaultMetrics } from 'prom-client';
import { loadConfig } from './config.ts';
import { createMediaHost } from './media-host.ts';

try {
  const config = loadConfig(process.env);
  const host = await createMediaHost(config);
  collectDefaultMetrics({ register: host.metrics });
  const end = () => {
    host.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  /** The first signal lets the talks end by themselves, as long as the configuration grants; the second doesn't. */
  const stop = () => {
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
    host.drain(config.drainMs).then(end, end);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await host.listen().catch(async (error: unknown) => {
    await host.close();
    throw error;
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
