import { setTimeout as sleep } from 'node:timers/promises';
import { loadPcsc } from '../../device-agent/src/reader/pcsc-module.ts';
import { openPcscReader } from '../../device-agent/src/reader/pcsc-reader.ts';

// Says how the reader is whenever that changes, and collects what is no longer used all the time, as a long day does.
const reader = openPcscReader(await loadPcsc());
for (let told = ''; ;) {
  const { state } = reader.condition();
  const reading = await reader.readUid();
  const now = `${state} ${reading.kind === 'uid' ? reading.uid : reading.kind}`;
  if (now !== told) process.stdout.write(`${now}\n`);
  told = now;
  globalThis.gc?.();
  await sleep(50);
}
