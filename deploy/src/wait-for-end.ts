/**
 * Resolves on Ctrl-C, SIGTERM, or when the parent is gone: npm without a terminal dies on SIGTERM and tells nobody,
 * so the parent's process id is watched.
 */
export function waitForEnd(): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    const watch = setInterval(() => process.ppid !== parent && end(), 500);
    const end = (): void => {
      clearInterval(watch);
      resolve();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    if (process.connected) process.once('disconnect', end);
  });
}
