import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import { namesTag, sendStream } from './send-stream.ts';

/** A response that keeps what is written to it, and its headers. */
function kept(encodings: string | false) {
  const body = new PassThrough();
  const headers: Record<string, string> = {};
  const more = {
    vary: () => body,
    setHeader: (name: string, value: string) => void (headers[name] = value),
    status: (code: number) => {
      headers[':status'] = String(code);
      return body;
    },
  };
  const request = { acceptsEncodings: () => encodings } as unknown as Request;
  return { request, response: Object.assign(body, more) as unknown as Response, body, headers };
}
async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}
const may = async (): Promise<boolean> => true;
const TEXT = { mediaType: 'text/csv', tag: 'abc' };

describe('an answer that is written as it is made', () => {
  it('is sent in its pieces, packed where the client takes gzip', async () => {
    const [plain, packed] = [kept(false), kept('gzip')];
    await Promise.all([
      sendStream(plain.request, plain.response, { ...TEXT, body: pieces('a\n', 'b\n') }, may),
      sendStream(packed.request, packed.response, { ...TEXT, body: pieces('a\n', 'b\n') }, may),
      expect(buffer(plain.body)).resolves.toEqual(Buffer.from('a\nb\n')),
      buffer(packed.body).then((bytes) => expect(gunzipSync(bytes).toString()).toBe('a\nb\n')),
    ]);
    expect(plain.headers).toMatchObject({ ETag: 'W/"abc"', 'Content-Type': 'text/csv; charset=utf-8' });
    expect(packed.headers['Content-Encoding']).toBe('gzip');
  });

  it('has no body where the client has it', async () => {
    const { request, response, body, headers } = kept('gzip');
    await Promise.all([sendStream(request, response, { ...TEXT, body: null }, may), buffer(body)]);
    expect(headers).toMatchObject({ ':status': '304', ETag: 'W/"abc"' });
  });

  it('000-05 breaks off where the right to it has ended, so that nobody takes a part for the whole', async () => {
    // given: more is made than anybody takes at once, and the clock of the checks runs
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    const { request, response, body } = kept(false);
    async function* endless(): AsyncGenerator<string> {
      for (;;) {
        jest.advanceTimersByTime(600);
        yield 'line\n';
      }
    }

    // when
    let asked = 0;
    const sent = sendStream(request, response, { ...TEXT, body: endless() }, async () => ++asked < 3);
    body.resume();
    await sent;

    // then
    expect([asked, body.destroyed, body.writableFinished]).toEqual([3, true, false]);
    jest.useRealTimers();
  });
});

it.each([
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", W/"abc"', true],
  ['*', true],
  ['"abcd"', false],
  ['abc', false],
  [undefined, false],
])('the header %s names the tag: %s', (header, names) => {
  expect(namesTag(header, 'abc')).toBe(names);
});
