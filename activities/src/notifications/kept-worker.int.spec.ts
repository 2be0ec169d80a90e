import { randomUUID } from 'node:crypto';
import { connect as connectTo, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { addNotificationJob, connect, provisionDatabase, type NotificationJob } from '@karta/db';
import type { Knex } from 'knex';
import { dropTestDatabase, testProvisioning } from '../../../tests/makers/database.ts';
import { until } from '../../../tests/makers/until.ts';
import { KeptWorker } from './kept-worker.ts';

const to = testProvisioning();
const database = `test_kept_${randomUUID().replaceAll('-', '')}`;
let url: URL;
let knex: Knex;

beforeAll(async () => {
  url = new URL((await provisionDatabase(to, database, 'city'))[0] ?? '');
  knex = connect(url.href, 2);
}, 60_000);
afterAll(async () => {
  await knex.destroy();
  await dropTestDatabase(to, database);
});

/** A port that leads to the database, or breaks each connection off. */
class Door {
  readonly port: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #resets = false;
  tried = 0;

  private constructor(port: number) {
    this.port = port;
  }

  /** A door that is shut: nobody listens there. */
  static async shut(): Promise<Door> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return new Door(port);
  }

  async open({ resets = false } = {}): Promise<void> {
    this.#resets = resets;
    if (this.#server) return;
    const server = createServer((socket) => this.#lead(socket));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.#server = server;
  }

  breakAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.breakAll();
    this.#server?.close();
  }

  #lead(socket: Socket): void {
    this.tried++;
    if (this.#resets) return void socket.resetAndDestroy();
    const inside = connectTo(Number(url.port), url.hostname);
    for (const end of [socket, inside]) {
      this.#sockets.add(end);
      // either end may be gone
      end.on('error', () => {}).on('close', () => [socket, inside].forEach((each) => each.destroy()));
    }
    socket.pipe(inside).pipe(socket);
  }
}

const queued = async (): Promise<string> => {
  const notificationId = randomUUID();
  await knex.transaction((trx) => addNotificationJob(trx, 'sms', { cityId: 'test', notificationId }));
  return notificationId;
};

async function stateOf(id: string): Promise<string> {
  const { rows } = await knex.raw('select state from bullmq.job where id = ?', [id]);
  return rows[0].state;
}

describe('a worker whose database is away at the first connection', () => {
  const written: string[] = [];
  const done: string[] = [];
  let write: jest.SpiedFunction<typeof process.stdout.write>;
  let worker: KeptWorker<NotificationJob>;
  let door: Door;

  beforeEach(async () => {
    written.length = 0;
    write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
    door = await Door.shut();
  });
  afterEach(async () => {
    write.mockRestore();
    await worker.close();
    door.close();
  });

  function start(): void {
    const address = new URL(url);
    address.hostname = '127.0.0.1';
    address.port = String(door.port);
    worker = new KeptWorker<NotificationJob>(
      {
        queue: 'texts',
        cityId: randomUUID(),
        connectionString: address.href,
        concurrency: 4,
        backoffStrategy: () => 100,
      },
      async (job) => void done.push(job.data.notificationId),
    );
  }

  it.each(['refused', 'reset'])(
    'works once it is there, with one line in the log (%s)',
    async (kind) => {
      // given
      if (kind === 'reset') await door.open({ resets: true });
      start();
      await until('a line about it', () => Promise.resolve(written.some((line) => line.includes('"queue"'))));
      const id = await queued();

      // when
      await door.open();

      // then
      await until('the job is done', () => Promise.resolve(done.includes(id)), 20_000);
      expect(written.filter((line) => line.includes('"queue"'))).toHaveLength(1);
      expect(worker.isAlive).toBe(true);
    },
    60_000,
  );

  it('works on after its connections broke', async () => {
    // given
    await door.open();
    start();
    const first = await queued();
    await until('the first job', async () => (await stateOf(first)) === 'completed', 20_000);

    // when
    door.breakAll();
    const second = await queued();

    // then
    await until('the second job', () => Promise.resolve(done.includes(second)), 30_000);
    expect(written.length).toBeLessThan(20);
  }, 60_000);

  it('takes what was never tried before what was tried in vain', async () => {
    // given: three repeats wait, older than the fresh one
    await door.open();
    const taken: string[] = [];
    const failing = new KeptWorker<NotificationJob>(
      { queue: 'texts', cityId: 'x', connectionString: url.href, concurrency: 1, backoffStrategy: () => 2000 },
      async (job) => {
        taken.push(job.data.notificationId);
        if (job.attemptsMade > 0) return;
        await job.changePriority({ priority: 1 });
        throw new Error('away');
      },
    );
    const repeats = [await queued(), await queued(), await queued()];
    await until('all were tried', () => Promise.resolve(repeats.every((id) => taken.includes(id))), 20_000);
    await failing.close();
    start();
    await worker.pause();
    const fresh = await queued();

    // when: the repeats are due as well
    await until('the repeats are due', async () => {
      const { rows } = await knex.raw(
        'select count(*)::int as n from bullmq.job where state = ? and process_at_ms <= ?',
        ['delayed', Date.now()],
      );
      return rows[0].n >= 3;
    });
    done.length = 0;
    await worker.resume(1);
    await until('all are done', () => Promise.resolve(done.length >= 4), 20_000);

    // then
    expect(done[0]).toBe(fresh);
  }, 60_000);
});
