import { randomUUID } from 'node:crypto';
import type { Answer, Call, Caller } from '../makers/caller.ts';
import { until } from '../makers/until.ts';

/**
 * Asks again with the same Idempotency-Key until there is an answer, as a client does whose connection broke or that was
 * told to come later. Any other refusal than `TEMPORARILY_UNAVAILABLE` is an error, a 500 above all.
 */
export async function stubbornly<T>(caller: Caller, method: string, path: string, call: Call = {}): Promise<Answer<T>> {
  const key = randomUUID();
  const answer = await until(`an answer to ${method} ${path}`, async () => {
    const tried = await caller.send<T>(method, path, { key, ...call });
    return tried.status !== 503 && tried;
  });
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${answer.content.toString().slice(0, 300)}`);
  return answer;
}
