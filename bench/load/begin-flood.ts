import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readState } from '../../deploy/src/state-file.ts';
import type { Flood, Flooded } from './flood.ts';
import type { Asked } from './floods.ts';

const CONNECTIONS = 50;

/** Begins a flood of the api whose ports stand in that folder; what is answered ends it. */
export async function beginFlood(
  { part, method, path, body, by }: Asked,
  folder: string,
): Promise<() => Promise<Flooded>> {
  const port = readState(folder).ports[part] ?? 0;
  const isNumbered = !Buffer.isBuffer(body);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const bodyFile = join(folder, 'flood-body');
  writeFileSync(bodyFile, bytes);
  const flood: Flood = {
    port,
    connections: CONNECTIONS,
    method,
    path,
    isNumbered,
    bodyFile,
    headers: {
      host: `localhost:${port}`,
      origin: `http://localhost:${port}`,
      'x-forwarded-for': '10.99.99.99',
      'content-type': isNumbered ? 'application/json' : 'application/octet-stream',
      ...(by && { cookie: by.cookie }),
    },
  };
  const child = fork(join(import.meta.dirname, 'flood.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] });
  child.send(flood);
  await once(child, 'message');
  return async () => {
    const answer = once(child, 'message') as Promise<[Flooded]>;
    child.send('end');
    return (await answer)[0];
  };
}
