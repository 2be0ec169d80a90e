import type { CustomFetch } from 'openid-client';

/** More than any answer of a provider holds; one that goes on for ever fills no memory. */
const MOST_BYTES = 1_000_000;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** May this address be asked without encryption? Only a provider on this machine may: nobody listens between. */
export function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && LOOPBACK.has(url.hostname);
}

/** Requests to a provider: encrypted, or to the very origin of one on this machine; no redirects, answers of a bounded size. */
export function boundedFetch(issuer: URL): CustomFetch {
  return async (url, { signal, ...options }) => {
    const to = new URL(url);
    const isPlain = to.protocol !== 'https:';
    if (isPlain && !(isLoopback(issuer) && to.origin === issuer.origin)) throw new TypeError('not encrypted');
    const response = await fetch(to, { ...(options as RequestInit), ...(signal && { signal }), redirect: 'error' });
    const { status, headers } = response;
    return new Response(await bytesOf(response), { status, headers });
  };
}

async function bytesOf({ body }: Response): Promise<Blob | null> {
  if (!body) return null;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MOST_BYTES) throw new TypeError('too long an answer');
    parts.push(part);
  }
  return new Blob(parts);
}
