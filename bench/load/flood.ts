import { readFileSync } from 'node:fs';
import { request, Agent } from 'node:http';
import { setPriority } from 'node:os';

/** A program of its own that asks one thing of a town over many connections, again as soon as it is answered, until it is ended. */
export interface Flood {
  port: number;
  connections: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  /** A file with the body; `{n}` in a text stands for a number that is new each time. */
  bodyFile: string;
  isNumbered: boolean;
}

export interface Flooded {
  /** How many answers of each status, and the median of their times in ms. */
  answers: Record<string, { count: number; times: number[] }>;
}

// what asks is not to take from what answers
setPriority(19);
const flooded: Flooded = { answers: {} };
let number = 0;

process.once('message', (flood: Flood) => {
  const agent = new Agent({ keepAlive: true, maxSockets: flood.connections });
  const bytes = readFileSync(flood.bodyFile);
  for (let each = 0; each < flood.connections; each += 1) void again(flood, agent, bytes);
  process.send?.('begun');
});
process.on('message', (asked) => void (asked === 'end' && process.send?.(flooded, () => process.exit(0))));

async function again(flood: Flood, agent: Agent, bytes: Buffer): Promise<void> {
  for (;;) {
    const begun = performance.now();
    const status = await once(flood, agent, bytes).catch(() => 'broken');
    const of = (flooded.answers[status] ??= { count: 0, times: [] });
    of.count += 1;
    if (of.times.length < 10_000) of.times.push(performance.now() - begun);
  }
}

function once(flood: Flood, agent: Agent, bytes: Buffer): Promise<string> {
  number += 1;
  const body = flood.isNumbered ? Buffer.from(bytes.toString().replaceAll('{n}', String(number))) : bytes;
  return new Promise((resolve, reject) => {
    const { port, method, path } = flood;
    const headers = {
      ...flood.headers,
      'content-length': String(body.length),
      'idempotency-key': `flood-key-${number}-${process.pid}`,
    };
    const asked = request({ host: '127.0.0.1', port, method, path, agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(String(response.statusCode)));
      response.once('error', reject);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
