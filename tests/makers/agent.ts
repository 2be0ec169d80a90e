import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DesfireChip, startStandIn, type FeederEntry, type RunningStandIn } from '@karta/simulators';
import { launchFacts } from './town.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'device-agent', 'src', 'station', 'main.ts');

/** A workstation beside the one of the demo town: the real program with a printer and a chip of its own. */
export class Workstation {
  readonly folder: string;
  readonly #printer: RunningStandIn;
  #chip: RunningStandIn | undefined;
  #agent: ChildProcess | undefined;
  selfCheckPort = 0;

  private constructor(folder: string, printer: RunningStandIn) {
    this.folder = folder;
    this.#printer = printer;
  }

  /** The devices stand there; no program runs yet. */
  static async setUp(printMs = 300): Promise<Workstation> {
    const folder = await mkdtemp(join(tmpdir(), 'workstation-'));
    const settings = { DATA_DIR: join(folder, 'printer'), PRINT_MILLISECONDS: String(printMs) };
    return new Workstation(folder, await startStandIn('printer', settings));
  }

  /** Types the line of the office's screen. Resolves once the station works; throws what the program says. */
  async run(...line: string[]): Promise<void> {
    const child = spawn(process.execPath, [MAIN, ...line], {
      env: {
        PATH: process.env['PATH'],
        PRINTER_URI: String(this.#printer.facts['printerUri']),
        CARD_READER: 'vpcd-tcp:0',
        DATA_DIR: join(this.folder, 'station'),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    if (!child.stdout || !child.stderr) throw new Error('The agent has no output.');
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    const exited = once(child, 'exit').then(() => Promise.reject(new Error(said)));
    const [ready] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exited]);
    exited.catch(() => {});
    const facts = JSON.parse(String(ready)) as { readerPort: number; selfCheckPort: number };
    this.#agent = child;
    this.selfCheckPort = facts.selfCheckPort;
    await this.#chip?.stop();
    const chips = { DATA_FILE: join(this.folder, 'chips.jsonl'), READER_PORT: String(facts.readerPort) };
    this.#chip = await startStandIn('virtual-card', chips);
  }

  /** Sets a fault of its devices, or takes it away, as `control` does of the town's. */
  async control(part: 'printer' | 'blanks', change: object): Promise<void> {
    const port = (part === 'printer' ? this.#printer : this.#chip)?.facts['httpPort'];
    const answer = await fetch(`http://127.0.0.1:${port}/_control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
    if (!answer.ok) throw new Error(`${part} refused ${JSON.stringify(change)}: ${await answer.text()}`);
  }

  /** How many cards came out of its printer. */
  async printed(): Promise<number> {
    const files = await readdir(join(this.folder, 'printer', 'printed')).catch(() => []);
    return files.filter((name) => name.endsWith('.pdf')).length;
  }

  /** Lays another blank on its reader. Returns what lies there now. */
  async feed(act: 'insert' | 'insert-classic'): Promise<{ uid: string }> {
    return (await this.#feeder({ method: 'POST', body: JSON.stringify({ act }) })).card;
  }

  /** The chip with that number as its station left it. */
  async chipOf(uid: string): Promise<DesfireChip> {
    const { ledger } = await this.#feeder();
    return new DesfireChip(uid, ledger.findLast((entry) => entry.uid === uid)?.memory);
  }

  async #feeder(init: RequestInit = {}): Promise<{ card: { uid: string }; ledger: FeederEntry[] }> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${this.#chip?.facts['httpPort']}/_control`, { ...init, headers });
    return (await answer.json()) as { card: { uid: string }; ledger: FeederEntry[] };
  }

  /** What the program's own page says. */
  async page(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.selfCheckPort}/`)).text();
  }

  async stopAgent(): Promise<void> {
    if (!this.#agent || this.#agent.exitCode !== null) return;
    const exited = once(this.#agent, 'exit');
    this.#agent.kill('SIGTERM');
    await exited;
  }

  async close(): Promise<void> {
    await this.stopAgent();
    await Promise.all([this.#printer.stop(), this.#chip?.stop()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Where agents reach the demo town. */
export const serverUrl = (): string => `http://localhost:${launchFacts().ports['service']}`;
