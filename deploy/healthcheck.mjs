// Whether the process of this container can serve: ends with 0 if so. Images have no curl, and need none.
const address = `http://127.0.0.1:${process.env.PORT}/health/ready`;
const answer = await fetch(address, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
