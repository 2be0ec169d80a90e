import { CardKeyList, StatusListQuery } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { cityKeys, statusListFor, statusListJwt } from '@karta/services';
import * as z from 'zod';
import { partnerRoute, type StreamReply } from '../http/definition.ts';

/** A list that is asked for again is signed anew after so long, before the one that a program has is out of date. */
const SIGNED_ANEW_MS = 3_600_000;

/**
 * The signed list of statuses, two bits a card, for programs that decide without a connection (000-06, X-2): what has changed since a
 * version, else the whole list; as a JWT always the whole one.
 */
export const partnerStatusList = partnerRoute('card.list', {
  method: 'get',
  path: '/partner/status-list',
  query: StatusListQuery,
  answer: 'stream',
  streams: {
    'application/statuslist+cwt': z.file(),
    'application/statuslist+jwt': z.string(),
    'application/vnd.karta.status-changes': z.file(),
  },
  async handle({ query, hasAlready }, { city, actor }): Promise<StreamReply> {
    // it tells of real cards, and its signature holds for every reader
    if (actor.isTest) throw new CardError('TEST_KEY_REFUSED');
    const { mediaType, content, version } =
      query.form === 'jwt' ? await statusListJwt(city) : await statusListFor(city, query.since);
    const hour = Math.floor(city.clock.now().getTime() / SIGNED_ANEW_MS);
    const tag = `${version}.${hour}.${query.form ?? 'cwt'}`;
    const headers = { 'Status-List-Version': version };
    return { mediaType, tag, headers, body: hasAlready(tag) ? null : once(content) };
  },
});

/** What the signed list is checked with (Ed25519). */
export const statusListKeys = partnerRoute('card.list', {
  method: 'get',
  path: '/partner/status-list-keys',
  answer: CardKeyList,
  async handle(_input, { city }) {
    const keys = await cityKeys(city, 'card-status');
    return { keys: [...keys].map(([id, key]) => ({ id, key: Buffer.from(key).toString('base64url') })) };
  },
});

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
