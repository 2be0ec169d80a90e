import type { PastChecks, ReaderAnswer, ReaderCheck, ReaderSetup, ReaderShift, ReaderTurn } from '@karta/contracts';

/** The server said no: `code` is one of its error codes. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly facts: Readonly<Record<string, string>>,
  ) {
    super(code);
  }
}
/** No answer, or none that the server itself gave: the lists decide. */
export class NoConnection extends Error {}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly type?: 'json' | 'arraybuffer';
}
export interface Answered {
  readonly status: number;
  readonly body: unknown;
  header(name: string): string | null;
}

/** A controller waits for so long; then the lists decide. A file is awaited by nobody. */
const PATIENCE_MS = { json: 5000, arraybuffer: 180_000 } as const;

/** What the reader asks the server. @throws Refused, NoConnection */
export class Server {
  constructor(private readonly key: () => string | undefined) {}

  enrol(enrolment: { code: string; key: string }): Promise<{ name: string }> {
    return this.json('POST', 'enrolment', enrolment);
  }
  setup(version: string): Promise<ReaderSetup> {
    return this.json('GET', `setup?app=${encodeURIComponent(version)}`);
  }
  beginShift(pin: string): Promise<ReaderShift> {
    return this.json('POST', 'shift', { pin });
  }
  endShift(): Promise<unknown> {
    return this.json('DELETE', 'shift');
  }
  check(check: ReaderCheck): Promise<ReaderAnswer | ReaderTurn> {
    return this.json('POST', 'checks', check);
  }
  tellPast(past: PastChecks): Promise<unknown> {
    return this.json('POST', 'past-checks', past);
  }

  private async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    return (await this.ask({ method, path, body })).body as T;
  }

  /** An old WebView has no `fetch`. */
  ask({ method, path, body, type = 'json' }: Asked): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, `/api/reader/${path}`);
      request.responseType = type;
      request.timeout = PATIENCE_MS[type];
      const key = this.key();
      if (key !== undefined) request.setRequestHeader('Authorization', `Bearer ${key}`);
      if (body !== undefined) request.setRequestHeader('Content-Type', 'application/json');
      for (const failure of ['error', 'timeout']) request.addEventListener(failure, () => reject(new NoConnection()));
      request.addEventListener('load', () => {
        const { status, response } = request;
        if (status >= 500) return reject(new NoConnection());
        if (status < 400) return resolve({ status, body: response, header: (name) => request.getResponseHeader(name) });
        const { code = 'INTERNAL', ...facts } = (type === 'json' ? response : null) ?? {};
        reject(new Refused(status, code, facts));
      });
      request.send(body === undefined ? null : JSON.stringify(body));
    });
  }
}
