import { randomInt, randomUUID } from 'node:crypto';
import { request, type IncomingHttpHeaders } from 'node:http';
import { DEMO, launchFacts, secretOf } from './town.ts';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: IncomingHttpHeaders;
  content: Buffer;
  /** The parsed body, or an empty object when it is not JSON. */
  body: T;
}

export type Part = 'portal' | 'operator' | 'service';

export interface Call {
  json?: unknown;
  bytes?: Buffer;
  /** Defaults to JSON, or to octets with `bytes`. */
  type?: string;
  /** Idempotency-Key; a fresh one is sent with every change unless it is given, and none for `null`. */
  key?: string | null;
  /** Instead of the own origin; `null` sends none. */
  origin?: string | null;
  host?: string;
  /** Knocks at another listener than the caller's own. */
  part?: Part;
  headers?: Record<string, string>;
}

/** Answers that are not there yet are an error at once, since a test would wait for ever. */
const ANSWER_WITHIN_MS = 30_000;

/** One program that speaks HTTP with one listener: it keeps its cookies and comes from an address of its own. */
export class Caller {
  readonly #part: Part;
  readonly #cookies = new Map<string, string>();
  // Limits count by address; every caller is somebody else.
  readonly #address = `10.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`;
  readonly #host: string;
  #bearer: string | undefined;

  /** `host` names the city, without a port; the default city is at localhost. */
  constructor(part: Part, bearer?: string, host = 'localhost') {
    this.#part = part;
    this.#bearer = bearer;
    this.#host = host;
  }

  /** What is sent as the cookie header. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get<T = Record<string, unknown>>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.send('GET', path, call);
  }
  post<T = Record<string, unknown>>(path: string, json: unknown = {}, call: Call = {}): Promise<Answer<T>> {
    return this.send('POST', path, { json, ...call });
  }
  put<T = Record<string, unknown>>(path: string, json: unknown = {}, call: Call = {}): Promise<Answer<T>> {
    return this.send('PUT', path, { json, ...call });
  }
  delete<T = Record<string, unknown>>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.send('DELETE', path, call);
  }

  /** Sends exactly this, `path` included: it is neither encoded nor checked. Any status is an answer. */
  send<T = Record<string, unknown>>(method: string, path: string, call: Call = {}): Promise<Answer<T>> {
    const port = launchFacts().ports[call.part ?? this.#part] ?? 0;
    const content = call.bytes ?? (call.json === undefined ? undefined : Buffer.from(JSON.stringify(call.json)));
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { host: '127.0.0.1', port, method, path, agent: false, headers: this.#headers(method, port, call, content) },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            this.#keepCookies(response.headers['set-cookie'] ?? []);
            const all = Buffer.concat(chunks);
            const isJson = /[/+]json\b/.test(response.headers['content-type'] ?? '');
            const body = (isJson ? JSON.parse(all.toString()) : {}) as T;
            resolve({ status: response.statusCode ?? 0, headers: response.headers, content: all, body });
          });
        },
      );
      outgoing.setTimeout(ANSWER_WITHIN_MS, () => outgoing.destroy(new Error(`no answer to ${method} ${path}`)));
      outgoing.once('error', reject);
      outgoing.end(content);
    });
  }

  /** The answer of a call that must succeed; throws with the problem otherwise. */
  async must<T = Record<string, unknown>>(answer: Promise<Answer<T>>): Promise<T> {
    const { status, body, content } = await answer;
    if (status >= 300) throw new Error(`refused with ${status}: ${content.toString().slice(0, 500)}`);
    return body;
  }

  #headers(method: string, port: number, call: Call, content: Buffer | undefined): Record<string, string> {
    const { cookie } = this;
    const origin = call.origin === undefined ? `http://${this.#host}:${port}` : call.origin;
    const key = call.key === undefined ? randomUUID() : call.key;
    return {
      host: call.host ?? `${this.#host}:${port}`,
      'x-forwarded-for': this.#address,
      ...(content && {
        'content-type': call.type ?? (call.bytes ? 'application/octet-stream' : 'application/json'),
        'content-length': String(content.length),
      }),
      ...(cookie && { cookie }),
      ...(this.#bearer !== undefined && { authorization: `Bearer ${this.#bearer}` }),
      ...(method !== 'GET' && origin !== null && { origin }),
      ...(method !== 'GET' && key !== null && { 'idempotency-key': key }),
      ...call.headers,
    };
  }

  #keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

/** Somebody of the demo city's office, signed in. */
export async function operator(email: string = DEMO.clerk): Promise<Caller> {
  const caller = new Caller('operator');
  await caller.must(caller.post('/api/operator/sign-in', { email, password: DEMO.password }));
  return caller;
}

/** A partner's program with a token for the scopes that the partner has. */
export async function partner(clientId = 'basen-fala'): Promise<Caller> {
  const asker = new Caller('service');
  const { access_token: token } = await asker.must(
    asker.post<{ access_token: string }>('/api/partner/oauth/token', {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secretOf('partner'),
    }),
  );
  return new Caller('service', token);
}

/** A program that speaks as the enrolled station does. */
export function station(): Caller {
  return new Caller('service', secretOf('station'));
}
