import { randomUUID } from 'node:crypto';
import { UsageError } from './usage-error.ts';

/** Why the city did not do it. */
export interface Refusal {
  readonly code: string;
  readonly sentence: string;
  readonly fields: readonly { readonly path: string; readonly code: string; readonly sentence?: string }[];
}
type Answered =
  | { readonly isDone: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly isDone: false; readonly refusal: Refusal };

/** Speaks with a city's office as its web application does: session cookie, origin, idempotency key. */
export class OfficeCaller {
  private readonly base: URL;
  private cookie = '';

  /** @throws UsageError when this is no address */
  constructor(url: string) {
    if (!URL.canParse(url)) throw new UsageError(`${url}: this is no address`);
    this.base = new URL(url);
  }

  /** @throws UsageError when nobody answers there */
  async post(path: string, body: object): Promise<Answered> {
    const answer = await this.send(path, body);
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (cookies.length > 0) this.cookie = cookies.join('; ');
    const content = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
    return answer.ok ? { isDone: true, body: content } : { isDone: false, refusal: refusalOf(answer.status, content) };
  }

  private async send(path: string, body: object): Promise<Response> {
    try {
      return await fetch(new URL(path, this.base), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: this.base.origin,
          'idempotency-key': randomUUID(),
          ...(this.cookie && { cookie: this.cookie }),
        },
        body: JSON.stringify(body),
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new UsageError(`${this.base.origin} does not answer (${cause}). Start the city, or check --url.`);
    }
  }
}

function refusalOf(status: number, { code, detail, title, fields }: Record<string, unknown>): Refusal {
  return {
    code: typeof code === 'string' ? code : `HTTP_${status}`,
    sentence: [detail, title].find((text): text is string => typeof text === 'string') ?? '',
    fields: Array.isArray(fields) ? (fields as Refusal['fields']) : [],
  };
}
