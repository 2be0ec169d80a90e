import { PassThrough } from 'node:stream';
import type { Response } from 'express';
import { sendEvents } from './send-events.ts';

function listener() {
  const stream = Object.assign(new PassThrough(), { writeHead: () => stream }) as PassThrough & {
    writeHead(): unknown;
  };
  const closed = new AbortController();
  stream.once('close', () => closed.abort());
  stream.resume();
  return { stream, response: stream as unknown as Response, closed: closed.signal };
}

/** As an open screen hears them: nothing for a long time. */
async function* silence(closed: AbortSignal): AsyncIterable<string> {
  yield 'event: changed\n\n';
  await new Promise<void>((resolve) => closed.addEventListener('abort', () => resolve()));
}

beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
afterEach(() => jest.useRealTimers());

describe('a stream of events', () => {
  it('ends when who listens may no more', async () => {
    // given
    const { response, closed } = listener();
    let may = true;
    const sent = sendEvents(response, silence(closed), () => Promise.resolve(may));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(response.writableEnded).toBe(false);

    // when
    may = false;
    await jest.advanceTimersByTimeAsync(15_000);

    // then
    await sent;
    expect(response.writableEnded).toBe(true);
  });

  it('asks one question at a time, and none when the client has gone', async () => {
    // given
    const { stream, response, closed } = listener();
    const stillMay = jest.fn(() => new Promise<boolean>(() => {}));
    const sent = sendEvents(response, silence(closed), stillMay);
    await jest.advanceTimersByTimeAsync(60_000);

    // when
    stream.destroy();
    await sent;
    await jest.advanceTimersByTimeAsync(60_000);

    // then
    expect(stillMay).toHaveBeenCalledTimes(1);
  });
});
