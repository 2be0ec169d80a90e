import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

const BEHIND_OTHERS = 15;

/** Lets the thread that asks for it work when nobody else wants the processor (Linux; elsewhere threads have no rank of their own). */
export function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), BEHIND_OTHERS);
  } catch {
    // a system that shows no threads: it works as the others do
  }
}
