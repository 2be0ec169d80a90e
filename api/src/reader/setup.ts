import { ReaderSetup } from '@karta/contracts';
import { readerSetup } from '@karta/services';
import * as z from 'zod';
import { readerRoute } from '../http/definition.ts';

/** What the device is set up to do; it tells the version of its program. */
export const setup = readerRoute({
  method: 'get',
  path: '/reader/setup',
  query: z.object({ app: z.string().max(40).optional() }),
  answer: ReaderSetup,
  async handle({ query }, { city, actor, throttle }) {
    await throttle.take('reader', actor.readerId);
    return readerSetup(city, actor.readerId, query.app);
  },
});
