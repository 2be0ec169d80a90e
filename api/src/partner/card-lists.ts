import { CardListBody, CardListLine, CardListQuery, OfCardList } from '@karta/contracts';
import { writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import { LIST_FORMS, LISTED_FIELDS, listLines, listText, listVersion, startOf, testLines } from '@karta/services';
import * as z from 'zod';
import { partnerRoute, type StreamReply } from '../http/definition.ts';
import { noteTest } from './note-test.ts';

const TEST_VERSION = { name: 'test', tag: 'test' };

/**
 * The cards that are good today (white), or all others of which partners know (black): as a whole, or what has changed since a
 * version (000-06). Nothing is read where the program has it already.
 */
export const cardList = partnerRoute('card.list', {
  method: 'get',
  path: '/partner/card-lists/:list',
  params: OfCardList,
  query: CardListQuery,
  answer: 'stream',
  streams: { 'application/x-ndjson': CardListLine, 'application/json': CardListBody, 'text/csv': z.string() },
  async handle({ params, query, accepts, hasAlready }, { city, actor, throttle }): Promise<StreamReply> {
    const form = accepts(LIST_FORMS);
    if (!form) throw new CardError('NOT_ACCEPTABLE');
    const asked = { list: params.list, fields: LISTED_FIELDS.filter((field) => actor.tells.includes(field)) };
    const version = actor.isTest ? TEST_VERSION : await listVersion(city, asked);
    const sent = { mediaType: form, tag: version.tag, headers: { 'Card-List-Version': version.name } };
    if (hasAlready(version.tag)) return { ...sent, body: null };
    const start = query.since !== undefined && 'day' in version ? startOf(query.since, version) : undefined;
    if (!start) await throttle.take('partner-list', actor.partnerId);
    if (actor.isTest) await noteTest(city, actor, 'get /partner/card-lists/:list');
    else await note(city.knex, actor.partnerId, { list: params.list, since: start ? query.since : null });
    const since = start && query.since !== undefined ? query.since : null;
    const lines = actor.isTest ? testLines(city, asked) : listLines(city, asked, start);
    return {
      ...sent,
      headers: { ...sent.headers, ...(since !== null && { 'Card-List-Since': since }) },
      body: listText(form, { asked, version: version.name, since, isTest: actor.isTest }, lines),
    };
  },
});

async function note(
  knex: Parameters<typeof writeAudit>[0],
  partnerId: string,
  facts: Record<string, unknown>,
): Promise<void> {
  const subject = { subjectKind: 'partner', subjectId: partnerId };
  await writeAudit(knex, { actorKind: 'partner', actorId: partnerId, act: 'partner.take-list', ...subject, facts });
}
