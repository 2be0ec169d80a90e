import type { Problem } from '@karta/contracts';
import { HttpErrorResponse } from '@angular/common/http';

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string';

const problem = (status: number, code: string): Problem => ({ type: 'about:blank', title: code, status, code });

/**
 * The problem behind any failure of a request: the server's own problem details where it sent them,
 * `NO_CONNECTION` when nothing answered, `INTERNAL` for the rest.
 */
export function toProblem(failure: unknown): Problem {
  if (!(failure instanceof HttpErrorResponse)) {
    const cause = failure instanceof Error ? failure.cause : undefined;
    return cause instanceof HttpErrorResponse ? toProblem(cause) : problem(500, 'INTERNAL');
  }
  if (failure.status === 0) return problem(0, 'NO_CONNECTION');
  const body = typeof failure.error === 'string' ? parsed(failure.error) : bytesRead(failure.error);
  if (isProblem(body)) return body;
  if (failure.status === 503) return problem(503, 'TEMPORARILY_UNAVAILABLE');
  if (failure.status === 404) return problem(404, 'NOT_FOUND');
  if (failure.status === 413) return problem(413, 'PAYLOAD_TOO_LARGE');
  return problem(failure.status, 'INTERNAL');
}

/** Whoever asked for bytes gets the details of a refusal as bytes too. */
function bytesRead(body: unknown): unknown {
  const isBytes = Object.prototype.toString.call(body) === '[object ArrayBuffer]';
  return isBytes ? parsed(new TextDecoder().decode(new Uint8Array(body as ArrayBuffer))) : body;
}

/** JSON that may be none: answers of proxies are often plain pages. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
