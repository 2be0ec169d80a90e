import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { StationHeartbeat, StationReport } from '@karta/contracts';

export const TOKEN = 'a-token-of-this-station';

/** The server's side: hands out one job, first to read the UID, then to produce; keeps what it is told. */
export class CardOffice {
  readonly jobId = randomUUID();
  readonly reports: StationReport[] = [];
  readonly beats: StationHeartbeat[] = [];
  readonly #server: Server;
  readonly #card: { number: string; pdf: string; digest: string };
  #uid: string | undefined;
  #handedOut: string[] = [];
  #listeners: (() => void)[] = [];

  /** `pdf`: what is printed on the card that it orders. */
  constructor(pdf: Buffer) {
    this.#card = {
      number: '01-000018',
      pdf: pdf.toString('base64'),
      digest: createHash('sha256').update(pdf).digest('hex'),
    };
    this.#server = createServer((req, res) => {
      void json(req).then((body) => {
        const isKnown = req.headers.authorization === `Bearer ${TOKEN}`;
        res.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
        res.end(JSON.stringify(isKnown ? this.#answer(req.url ?? '', body) : { code: 'UNAUTHENTICATED' }));
      });
    });
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Resolves once the station has told `state`. */
  async told(state: string): Promise<void> {
    while (!this.reports.some((report) => report.state === state))
      await new Promise<void>((resolve) => this.#listeners.push(resolve));
  }

  /** Resolves once the station has told how its devices are. */
  async heard(): Promise<void> {
    while (this.beats.length === 0) await new Promise<void>((resolve) => this.#listeners.push(resolve));
  }

  #answer(path: string, body: unknown): object {
    if (path.endsWith('/heartbeat')) {
      this.beats.push(StationHeartbeat.parse(body));
      for (const listener of this.#listeners.splice(0)) listener();
      return { serverTime: new Date().toISOString() };
    }
    if (path.endsWith('/claim')) return { job: this.#nextJob() };
    if (path.endsWith('/extend')) return { extended: true };
    const report = StationReport.parse(body);
    this.reports.push(report);
    this.#uid ??= report.uid;
    // The clerk puts a blank on the reader and tries again.
    if (report.state === 'failed') this.#handedOut = [];
    for (const listener of this.#listeners.splice(0)) listener();
    return { accepted: true };
  }

  #nextJob(): object | null {
    const phase = this.#uid === undefined ? 'read-uid' : 'produce';
    if (this.#handedOut.includes(phase)) return null;
    this.#handedOut.push(phase);
    const card = { ...this.#card, uid: this.#uid };
    return { jobId: this.jobId, token: 7, phase, leaseSeconds: 60, card: phase === 'produce' ? card : null };
  }
}
