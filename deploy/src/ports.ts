import { createServer } from 'node:net';
import { LaunchFailure } from './launch-failure.ts';

/** Below the ephemeral range, and Temporal keeps its ports as int2. */
const FIRST = 20_000;
const COUNT = 11_000;

/** True when nothing listens on the port of the loopback address. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A free port nobody in `taken` has; adds it there. */
export async function choosePort(taken: Set<number>): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (taken.has(port) || !(await isFree(port))) continue;
    taken.add(port);
    return port;
  }
  throw new LaunchFailure('No free port was found between 20000 and 31000. Stop some programs and start again.');
}
