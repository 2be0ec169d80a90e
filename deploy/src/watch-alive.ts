import type { ChildProcess } from 'node:child_process';

const TICK_MS = 1000;
/** Ticks without a word after which a program that tells that it works is taken for stuck. */
const SILENT_TICKS = 60;

/**
 * Ends a program that told by `{ alive: true }` that it works, and has told nothing for a minute; whoever keeps it starts it
 * anew. It is killed, as one that is stuck hears no other signal. The minute is counted in ticks of the launcher, so that a
 * computer that slept finds nobody late.
 */
export function watchAlive(child: ChildProcess, silentTicks = SILENT_TICKS): void {
  let silence = 0;
  let timer: NodeJS.Timeout | undefined;
  child.on('message', (message) => {
    if ((message as { alive?: boolean }).alive !== true) return;
    silence = 0;
    timer ??= setInterval(() => {
      silence++;
      if (silence >= silentTicks) child.kill('SIGKILL');
    }, TICK_MS).unref();
  });
  child.once('exit', () => clearInterval(timer));
}
