import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inTurns } from '@karta/services';
import type { Response } from 'express';
import type * as z from 'zod';

/** A longer list is checked and written batch by batch, so that nobody waits for a whole export. */
const LONG = 500;

/**
 * Checks an answer against its schema and sends it. A long list in it goes in turns with everybody else; nothing is sent
 * before all of it was checked. @throws ZodError for an answer that does not fit
 */
export async function sendJson(response: Response, schema: z.ZodType, reply: unknown): Promise<void> {
  const long = longList(reply);
  if (!long) return void response.json(schema.parse(reply));
  const { name, rows, around } = long;
  const checked = await inTurns(rows, (batch) => {
    const { [name]: fitting, ...others } = schema.parse({ ...around, [name]: batch }) as Record<string, unknown>;
    return { text: JSON.stringify(fitting).slice(1, -1), others };
  });
  const others = JSON.stringify(checked[0]?.others).slice(1);
  const texts = checked.map(({ text }, index) => (index === 0 ? text : `,${text}`));
  const head = `{${JSON.stringify(name)}:[`;
  const end = others === '}' ? ']}' : `],${others}`;
  response.type('json');
  // who went away reads no further
  await pipeline(Readable.from([head, ...texts, end]), response).catch(() => {});
}

function longList(reply: unknown): { name: string; rows: unknown[]; around: object } | undefined {
  if (typeof reply !== 'object' || reply === null) return undefined;
  for (const [name, rows] of Object.entries(reply)) {
    if (!Array.isArray(rows) || rows.length < LONG) continue;
    const { [name]: _rows, ...around } = reply as Record<string, unknown>;
    return { name, rows, around };
  }
  return undefined;
}
