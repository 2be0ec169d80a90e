import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchFailure } from './launch-failure.ts';
import { endProcess, startTimeOf } from './processes.ts';
import { rotateLogs } from './rotate-logs.ts';
import { writeState, type LaunchState } from './state-file.ts';
import { watchAlive } from './watch-alive.ts';

export interface ProcessPlan {
  name: string;
  command: string;
  args: readonly string[];
  env: Record<string, string | undefined>;
  cwd?: string;
  uid?: number | undefined;
  gid?: number | undefined;
  /** Our own Node programs report `{ ready: true }` over IPC and end when the launcher is gone. */
  isOurs: boolean;
  /** For programs that are not ours: resolves once they serve; called again and again until it does. */
  probe?: () => Promise<boolean>;
  stopSignal?: NodeJS.Signals;
  /** Exit codes at start that mean "an earlier one is still ending, try again". */
  retryOnExit?: boolean;
}

const READY_WITHIN_MS = 180_000;
const ROTATE_EVERY_MS = 60_000;

/** Starts programs, keeps them running, and stops them in the reverse order. Their output goes to log files. */
export class Supervisor {
  readonly #folder: string;
  readonly #state: LaunchState;
  readonly #running: { plan: ProcessPlan; child?: ChildProcess }[] = [];
  readonly #spawned = new Map<ChildProcess, ProcessPlan>();
  readonly #rotation: NodeJS.Timeout;
  #isStopping = false;

  constructor(folder: string, state: LaunchState) {
    this.#folder = folder;
    this.#state = state;
    mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
    this.#rotation = setInterval(() => rotateLogs(join(folder, 'logs')), ROTATE_EVERY_MS).unref();
  }

  /** Resolves when the program serves; rejects with a sentence that names its log. */
  async start(plan: ProcessPlan): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    for (;;) {
      if (this.#isStopping) throw this.#failure(plan);
      const child = this.#spawn(plan);
      const exit = new Promise<'exit'>((resolve) => child.once('exit', () => resolve('exit')));
      const outcome = await Promise.race([exit, this.#untilReady(plan, child, deadline)]);
      if (outcome === 'ready') return this.#keep(plan, child);
      // one that is slow must not live on beside the next
      await this.#end(plan, child);
      if (!plan.retryOnExit || Date.now() > deadline) throw this.#failure(plan);
      await sleep(250);
    }
  }

  /** Starts programs that do not wait for each other; they are stopped in the reverse order of the list. */
  async startAll(plans: readonly ProcessPlan[], report: (progress: string) => void): Promise<void> {
    for (const plan of plans) this.#running.push({ plan });
    const waiting = new Set(plans.map((plan) => plan.name));
    await Promise.all(
      plans.map(async (plan) => {
        await this.start(plan);
        waiting.delete(plan.name);
        report([...waiting].join(', '));
      }),
    );
  }

  /** Stops everything, the last started first. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#rotation);
    for (const { plan, child } of this.#running.toReversed()) if (child) await this.#end(plan, child);
    // and what was just being started
    for (const [child, plan] of this.#spawned) await this.#end(plan, child);
    this.#state.children = [];
    this.#write();
  }

  async #end({ name, stopSignal = 'SIGTERM' }: ProcessPlan, { pid }: ChildProcess): Promise<void> {
    const startedAt = pid === undefined ? undefined : startTimeOf(pid);
    if (pid !== undefined && startedAt !== undefined) await endProcess({ name, pid, startedAt }, stopSignal);
  }

  #spawn(plan: ProcessPlan): ChildProcess {
    const log = openSync(this.#logOf(plan), 'a', 0o600);
    const child = spawn(plan.command, [...plan.args], {
      cwd: plan.cwd ?? this.#folder,
      env: plan.env as NodeJS.ProcessEnv,
      // Else the terminal's Ctrl-C would end PostgreSQL before those who use it.
      detached: true,
      windowsHide: true,
      stdio: plan.isOurs ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      ...(plan.uid !== undefined && { uid: plan.uid, gid: plan.gid }),
    });
    closeSync(log);
    this.#spawned.set(child, plan);
    child.once('exit', () => this.#spawned.delete(child));
    child.on('error', () => {}); // reported through `exit` and the probe
    this.#record(plan.name, child.pid);
    return child;
  }

  async #untilReady(plan: ProcessPlan, child: ChildProcess, deadline: number): Promise<'ready' | 'late'> {
    if (plan.probe === undefined) {
      const told = new Promise<'ready'>((resolve) =>
        child.on('message', (message) => (message as { ready?: boolean }).ready && resolve('ready')),
      );
      return Promise.race([told, sleep(deadline - Date.now(), 'late' as const, { ref: false })]);
    }
    while (Date.now() < deadline && child.exitCode === null) {
      if (await plan.probe()) return 'ready';
      await sleep(30);
    }
    return 'late';
  }

  #keep(plan: ProcessPlan, child: ChildProcess): void {
    const place = this.#running.findIndex((other) => other.plan.name === plan.name);
    if (place < 0) this.#running.push({ plan, child });
    else this.#running[place] = { plan, child };
    watchAlive(child);
    child.once('exit', () => void this.#restart(plan));
  }

  async #restart(plan: ProcessPlan): Promise<void> {
    for (let pause = 200; !this.#isStopping; pause = Math.min(pause * 2, 5000)) {
      await sleep(pause);
      if (this.#isStopping) return;
      const isUp = await this.start({ ...plan, retryOnExit: true }).then(
        () => true,
        () => false, // its own log says why; the next round tries again
      );
      if (isUp) return;
    }
  }

  #record(name: string, pid: number | undefined): void {
    const startedAt = pid === undefined ? undefined : startTimeOf(pid);
    if (pid === undefined || startedAt === undefined) return;
    this.#state.children = [...this.#state.children.filter((other) => other.name !== name), { name, pid, startedAt }];
    this.#write();
  }

  /** The programs matter more than the note of them: a full disk fails no start. */
  #write(): void {
    try {
      writeState(this.#folder, this.#state);
    } catch (error) {
      process.stderr.write(`launch.json cannot be written (${(error as Error).message}). Free space on the disk.\n`);
    }
  }

  #logOf(plan: ProcessPlan): string {
    return join(this.#folder, 'logs', `${plan.name}.log`);
  }

  #failure(plan: ProcessPlan): LaunchFailure {
    return new LaunchFailure(`${plan.name} did not start. Its log says why: ${this.#logOf(plan)}`);
  }
}
