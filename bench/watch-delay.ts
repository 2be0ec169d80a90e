import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Loaded before a program that is measured: says, when asked, how long its thread was held and what it takes. */
const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on('message', (asked) => {
  if (asked !== 'watch') return;
  const heldMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  delay.reset();
  process.send?.({ heldMs });
});
