// Preloaded into a process whose clock shall be wrong (`node --import`): all that it knows of the time of day is off by
// CLOCK_SKEW_SECONDS, while its timers run as ever.
const skew = Number(process.env['CLOCK_SKEW_SECONDS'] ?? '0') * 1000;
const Honest = Date;
const now = (): number => Honest.now() + skew;

globalThis.Date = new Proxy(Honest, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new Honest(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

export {};
