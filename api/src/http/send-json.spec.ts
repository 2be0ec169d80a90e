import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Response } from 'express';
import * as z from 'zod';
import { sendJson } from './send-json.ts';

const Export = z.object({ rows: z.array(z.object({ number: z.number() })), by: z.string() });
const exported = (count: number): z.infer<typeof Export> => ({
  rows: Array.from({ length: count }, (_, number) => ({ number })),
  by: 'Ewa "Pączkowska"',
});

/** A response that keeps what is written to it. */
function kept(): { response: Response; body: PassThrough } {
  const body = new PassThrough();
  const json = (value: unknown): void => void body.end(JSON.stringify(value));
  return { body, response: Object.assign(body, { type: () => body, json }) as unknown as Response };
}

describe('an answer', () => {
  it.each([3, 2000])('with %d rows is sent as it is', async (count) => {
    const { response, body } = kept();
    const [sent] = await Promise.all([text(body), sendJson(response, Export, exported(count))]);
    expect(JSON.parse(sent)).toEqual(exported(count));
  });

  it('with many rows lets others have their turn while it is checked', async () => {
    // given
    const { response, body } = kept();
    let turns = 0;
    const other = (): void => void ((turns += 1), body.writableEnded || setImmediate(other));
    setImmediate(other);

    // when
    await Promise.all([text(body), sendJson(response, Export, exported(2000))]);

    // then
    expect(turns).toBeGreaterThanOrEqual(7);
  });

  it('that does not fit in its last row sends nothing', async () => {
    const { response, body } = kept();
    const wrong = exported(2000);
    wrong.rows.push({ number: 'none' } as never);
    await expect(sendJson(response, Export, wrong)).rejects.toThrow(z.ZodError);
    expect(body.readableLength).toBe(0);
  });

  it('leaves out what its schema does not name, in a long list too', async () => {
    const { response, body } = kept();
    const more = exported(600).rows.map((row) => ({ ...row, secret: 'x' }));
    const [sent] = await Promise.all([text(body), sendJson(response, Export, { rows: more, by: '', hidden: 'y' })]);
    expect(JSON.parse(sent)).toEqual({ rows: exported(600).rows, by: '' });
  });
});
