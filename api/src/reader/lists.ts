import { CardError } from '@karta/domain';
import { readerTable, statusListFor, statusListJwt } from '@karta/services';
import * as z from 'zod';
import type { FileReply } from '../http/definition.ts';
import { readerRoute } from '../http/definition.ts';

const bytes = (mediaType: string, content: Buffer, name: string): FileReply => ({
  ...{ mediaType, content, name, inline: true },
});

/**
 * The statuses of the town's cards: what has changed since the list that the device holds, else the whole list. As a JWT it is
 * always the whole one.
 */
export const getStatusList = readerRoute({
  method: 'get',
  path: '/reader/status-list',
  query: z.object({
    since: z
      .string()
      .regex(/^[0-9a-f]{12}$/)
      .optional(),
    form: z.enum(['cwt', 'jwt']).optional(),
  }),
  answer: 'file',
  async handle({ query }, { city, actor, throttle }) {
    await throttle.take('reader', actor.readerId);
    const { mediaType, content } =
      query.form === 'jwt' ? await statusListJwt(city) : await statusListFor(city, query.since);
    return bytes(mediaType, content, 'status-list');
  },
});

/** The cards of the town as this device alone finds them; empty where it has the very table that it names. */
export const getCardTable = readerRoute({
  method: 'get',
  path: '/reader/card-table',
  query: z.object({ have: z.string().max(40).optional() }),
  answer: 'file',
  async handle({ query }, { city, actor, throttle }) {
    await throttle.take('reader', actor.readerId);
    const table = await readerTable(city, actor.readerId, query.have);
    if (!table) throw new CardError('NOT_FOUND');
    return bytes('application/vnd.karta.card-table', table.file ?? Buffer.alloc(0), 'card-table');
  },
});
