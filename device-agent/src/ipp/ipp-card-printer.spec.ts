import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandIn } from '@karta/simulators';
import type { RunningStandIn } from '@karta/simulators';
import type { CardPrinter, PrinterJob } from './card-printer.ts';
import { createIppCardPrinter } from './ipp-card-printer.ts';

// Programs are started here: a busy machine takes its time.
jest.setTimeout(60_000);

const PDF = Buffer.from('%PDF-1.7\n% a card\n%%EOF\n');

let folder: string;
let device: RunningStandIn;
let printer: CardPrinter;

const start = (settings: Record<string, string> = {}): Promise<RunningStandIn> =>
  startStandIn('printer', { DATA_DIR: folder, PRINT_MILLISECONDS: '0', ...settings });
const control = (change: object): Promise<Response> =>
  fetch(`http://127.0.0.1:${device.facts['httpPort']}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
const printed = (): Promise<string[]> => readdir(join(folder, 'printed'));
async function end(id: number): Promise<PrinterJob> {
  for (;;) {
    const job = await printer.find(id);
    if (typeof job === 'object' && job.state !== 'pending') return job;
  }
}
async function submit(name: string): Promise<number> {
  const submission = await printer.submit(name, PDF);
  if (submission.kind !== 'accepted') throw new Error(submission.kind);
  return submission.id;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'printer-'));
  device = await start();
  printer = createIppCardPrinter(String(device.facts['printerUri']));
});
afterEach(() => device.stop());

it('prints the very file that was sent', async () => {
  // when
  const id = await submit('job-1');
  const job = await end(id);

  // then
  const [file = ''] = await printed();
  expect(job).toEqual({ id, state: 'completed' });
  expect(await readFile(join(folder, 'printed', file))).toEqual(PDF);
});

it('finds a job by its name, also after the printer was switched off and on', async () => {
  // given
  const id = await submit('job-1');
  await end(id);

  // when
  await device.kill();
  device = await start({ IPP_PORT: String(device.facts['ippPort']) });

  // then
  expect(await printer.findByName('job-1')).toEqual({ id, state: 'completed' });
  expect(await printer.findByName('job-2')).toBe('absent');
});

it('says that an answer was lost, while the job was taken', async () => {
  // given
  await control({ dropAnswers: 1 });

  // when
  const submission = await printer.submit('job-1', PDF);

  // then
  expect(submission).toEqual({ kind: 'unknown' });
  expect(await printer.findByName('job-1')).toMatchObject({ id: 1 });
});

it('aborts the job when out of cards, holds the next one and prints it after the refill', async () => {
  // given
  await control({ cards: 0 });
  const first = await submit('job-1');
  const second = await submit('job-2');

  // when
  const condition = await printer.condition();
  const waiting = await printer.find(second);
  await control({ cards: 10 });

  // then
  expect(await end(first)).toEqual({ id: first, state: 'aborted' });
  expect(condition.reasons).toEqual(['media-empty-error']);
  expect(waiting).toEqual({ id: second, state: 'pending' });
  expect(await end(second)).toEqual({ id: second, state: 'completed' });
  expect(await printed()).toHaveLength(1);
});

it('takes back a job that waits', async () => {
  // given
  await control({ hasRibbon: false });
  const id = await submit('job-1');

  // when
  await printer.cancel(id);
  await control({ hasRibbon: true });

  // then
  expect(await printer.find(id)).toEqual({ id, state: 'canceled' });
  expect(await printed()).toEqual([]);
});

it('tells a printer that is off from one that broke the connection', async () => {
  // given
  await control({ isOffline: true });

  // then
  expect(await printer.condition()).toEqual({ state: 'offline', reasons: [] });
  expect(await printer.submit('job-1', PDF)).toEqual({ kind: 'not-sent' });
  expect(await printer.findByName('job-1')).toBe('unreachable');
});

it('refuses what is no PDF', async () => {
  // then
  expect(await printer.submit('job-1', Buffer.from('MZ'))).toMatchObject({ kind: 'refused', code: 'PRINT_ABORTED' });
});

describe('printers of others', () => {
  /** A printer that answers every request with these bytes, or with a status of HTTP. */
  async function answering(answer: Buffer | number): Promise<{ uri: string; close(): void }> {
    const server = createServer((request, response) => {
      request.resume().once('end', () => {
        response.statusCode = typeof answer === 'number' ? answer : 200;
        response.end(typeof answer === 'number' ? '<html>' : answer);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { uri: `ipp://127.0.0.1:${port}/ipp/print`, close: () => server.close() };
  }
  const sized = (bytes: Buffer): Buffer => {
    const size = Buffer.alloc(2);
    size.writeUInt16BE(bytes.length);
    return Buffer.concat([size, bytes]);
  };
  const attribute = (tag: number, name: string, value: Buffer): Buffer =>
    Buffer.concat([Buffer.from([tag]), sized(Buffer.from(name)), sized(value)]);
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };

  it('name a job with its language: the job is found, and nothing is sent again', async () => {
    // given
    const name = Buffer.concat([sized(Buffer.from('pl')), sized(Buffer.from('karta-123'))]);
    const head = Buffer.from([2, 0, 0, 0, 0, 0, 0, 1]);
    const job = [
      attribute(0x21, 'job-id', number(7)),
      attribute(0x36, 'job-name', name),
      attribute(0x23, 'job-state', number(9)),
    ];
    const other = await answering(Buffer.concat([head, Buffer.from([2]), ...job, Buffer.from([3])]));

    // then
    expect(await createIppCardPrinter(other.uri).findByName('karta-123')).toEqual({ id: 7, state: 'completed' });
    other.close();
  });

  it.each([401, 403, 404, 426])('refuse with HTTP %i: surely nothing was printed', async (status) => {
    const other = await answering(status);
    expect(await createIppCardPrinter(other.uri).submit('n', PDF)).toEqual({
      kind: 'refused',
      code: 'PRINTER_STOPPED',
      detail: `HTTP ${status}`,
    });
    other.close();
  });

  it('fail with HTTP 500: nobody knows', async () => {
    const other = await answering(500);
    expect(await createIppCardPrinter(other.uri).submit('n', PDF)).toEqual({ kind: 'unknown' });
    other.close();
  });

  it.each(['ipp', 'ipps'])('are asked at port 631 where %s:// names none', async (scheme) => {
    // given
    const asked: string[] = [];
    const fetching = jest.spyOn(globalThis, 'fetch').mockImplementation(async (address) => {
      asked.push(new URL(String(address)).port);
      throw new Error('not asked in a test');
    });

    // when
    await createIppCardPrinter(`${scheme}://drukarka.example/ipp/print`).condition();

    // then
    expect(asked).toEqual(['631']);
    fetching.mockRestore();
  });
});
