import { setTimeout as sleep } from 'node:timers/promises';
import { deadlinesOf, seldom } from '@karta/db';
import {
  createPostgresBackend,
  Worker,
  type Job,
  type JobProgress,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  type WorkerOptions,
} from 'bullmq';

/** Pauses in ms before the second, third … worker in a row that did not come up; the last one holds for all that follow. */
const PAUSES_MS = [250, 500, 1000, 2000, 4000, 8000, 15_000] as const;
const STATEMENT_MS = 30_000;
const CLOSE_MS = 5000;
/** So many errors within a second are a worker that runs in circles. */
const BURST = { errors: 20, withinMs: 1000 };
/** Without a question to the queue for so long, and with a free place, a worker does nothing. */
const IDLE_MS = 60_000;

type PostgresWorker<Data> = Worker<Data, void, string, PostgresQueueBackend, JobProgress, PostgresConnectionOptions>;

export interface KeptWorkerSettings {
  queue: string;
  /** For the log. */
  cityId: string;
  connectionString: string;
  concurrency: number;
  backoffStrategy: NonNullable<WorkerOptions['settings']>['backoffStrategy'];
}

/**
 * A worker of a BullMQ queue in PostgreSQL that lives through whatever happens to the database. BullMQ keeps the first
 * failure of a backend for ever and then either runs in circles or waits in silence, so that a worker is started only when its
 * backend has connected, and one that fails is thrown away and made anew, with growing pauses.
 */
export class KeptWorker<Data> {
  readonly #settings: KeptWorkerSettings;
  readonly #process: (job: Job<Data>) => Promise<void>;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #worker: PostgresWorker<Data> | undefined;
  #isPaused = false;
  #concurrency: number;
  #active = 0;
  #askedAt = Date.now();

  constructor(settings: KeptWorkerSettings, process: (job: Job<Data>) => Promise<void>) {
    this.#settings = settings;
    this.#concurrency = settings.concurrency;
    this.#process = process;
    this.#running = this.#keep();
  }

  /** Takes no further jobs; those under way end. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    await this.#worker?.pause(true);
  }

  /** Takes jobs again, so many at once. */
  async resume(concurrency: number): Promise<void> {
    this.#isPaused = false;
    this.#concurrency = concurrency;
    this.#askedAt = Date.now();
    if (!this.#worker) return;
    this.#worker.concurrency = concurrency;
    if (this.#worker.isPaused()) await this.#worker.resume();
    else if (!this.#worker.isRunning()) this.#run(this.#worker);
  }

  /** False when it was connected and had a free place, and yet asked the queue nothing for a minute. */
  get isAlive(): boolean {
    const isBusy = this.#isPaused || this.#active >= this.#concurrency;
    return this.#worker === undefined || isBusy || Date.now() - this.#askedAt < IDLE_MS;
  }

  /** Resolves when what was under way has ended. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #keep(): Promise<void> {
    for (let failures = 0; !this.#stop.signal.aborted; failures++) {
      const pause = failures === 0 ? 0 : PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1];
      // ended by close() alone
      await sleep(pause, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {});
      if (this.#stop.signal.aborted) return;
      const hasWorked = await this.#workUntilBroken();
      if (hasWorked) failures = 0;
    }
  }

  /** One worker from its first connection to its end. @returns whether it came to work */
  async #workUntilBroken(): Promise<boolean> {
    const broken = Promise.withResolvers<void>();
    const worker = this.#make();
    let burst = { since: 0, errors: 0 };
    worker.on('error', (error) => {
      this.#tell(error);
      const now = Date.now();
      burst = now - burst.since < BURST.withinMs ? { ...burst, errors: burst.errors + 1 } : { since: now, errors: 1 };
      if (burst.errors >= BURST.errors) broken.resolve();
    });
    try {
      await worker.waitUntilReady();
      this.#worker = worker;
      this.#askedAt = Date.now();
      if (!this.#isPaused) this.#run(worker);
      const stopped = new Promise<void>((resolve) => this.#stop.signal.addEventListener('abort', () => resolve()));
      if (!this.#stop.signal.aborted) await Promise.race([broken.promise, stopped]);
      return true;
    } catch (error) {
      this.#tell(error);
      return false;
    } finally {
      this.#worker = undefined;
      await this.#end(worker);
    }
  }

  /** It ends when it is closed; what else ends it, it says as an error. */
  #run(worker: PostgresWorker<Data>): void {
    void worker.run().catch((error: unknown) => worker.emit('error', error as Error));
  }

  #make(): PostgresWorker<Data> {
    const { queue, connectionString, backoffStrategy } = this.#settings;
    const connection = {
      connectionString,
      schema: 'bullmq',
      max: 4,
      idleTimeoutMillis: 10_000,
      ...deadlinesOf(STATEMENT_MS),
    };
    const options = {
      connection,
      autorun: false,
      concurrency: this.#concurrency,
      // a worker may die over a job as often as it likes: each job says itself when it is given up
      maxStalledCount: 1_000_000,
      settings: { backoffStrategy },
    };
    return new Worker(queue, (job: Job<Data>) => this.#work(job), options, this.#backend);
  }

  /** BullMQ tells nobody that it asked and found nothing. */
  readonly #backend: typeof createPostgresBackend = (...given) => {
    const backend = createPostgresBackend(...given);
    const [moveToActive, waitForJob] = [backend.moveToActive.bind(backend), backend.waitForJob.bind(backend)];
    backend.moveToActive = async (...asked) => this.#asked(await moveToActive(...asked));
    backend.waitForJob = async (...asked) => this.#asked(await waitForJob(...asked));
    return backend;
  };

  #asked<Answer>(answer: Answer): Answer {
    this.#askedAt = Date.now();
    return answer;
  }

  async #work(job: Job<Data>): Promise<void> {
    this.#active++;
    try {
      await this.#process(job);
    } finally {
      this.#active--;
      this.#askedAt = Date.now();
    }
  }

  /** Lets what is under way end, unless the worker is broken: then its database no longer knows it anyway. */
  async #end(worker: PostgresWorker<Data>): Promise<void> {
    const closed = worker.close().catch((error: unknown) => this.#tell(error));
    const isOrdinary = this.#stop.signal.aborted;
    await (isOrdinary ? closed : Promise.race([closed, sleep(CLOSE_MS, undefined, { ref: false })]));
  }

  #tell(error: unknown): void {
    seldom.error('queue', { cityId: this.#settings.cityId, error });
  }
}
