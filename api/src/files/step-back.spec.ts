import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';

const SOURCE = `
  const { parentPort } = require('node:worker_threads');
  const { getPriority } = require('node:os');
  const { basename } = require('node:path');
  const { readlinkSync } = require('node:fs');
  import(${JSON.stringify(new URL('./step-back.ts', import.meta.url).href)}).then(({ stepBack }) => {
    stepBack();
    const isLinux = process.platform === 'linux';
    parentPort.postMessage(isLinux ? getPriority(Number(basename(readlinkSync('/proc/thread-self')))) : 15);
  });`;

describe('a thread that steps back', () => {
  it('comes after everybody else, and leaves the thread that serves pages where it was', async () => {
    // given
    const before = getPriority(process.pid);

    // when
    const worker = new Worker(SOURCE, { eval: true });
    const [rank] = (await once(worker, 'message')) as [number];

    // then
    expect(rank).toBe(15);
    expect(getPriority(process.pid)).toBe(before);
  });
});
