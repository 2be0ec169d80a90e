/**
 * Loaded before a program that is measured: says, when asked, how long its thread was held since it was asked last. What other
 * programs take of the processor is not in it: the time is the thread's own between two turns of its loop.
 */
const EVERY_MS = 2;
let heldMs = 0;
let before = process.threadCpuUsage();
setInterval(() => {
  const { user, system } = process.threadCpuUsage(before);
  before = process.threadCpuUsage();
  heldMs = Math.max(heldMs, (user + system) / 1000);
}, EVERY_MS).unref();

process.on('message', (asked) => {
  if (asked !== 'watch') return;
  process.send?.({ heldMs });
  heldMs = 0;
});
