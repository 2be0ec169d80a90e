import { Card, type City } from '@karta/db';
import type { CardState } from '@karta/domain';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { replaceCards } from './replace-cards.ts';

let own: OwnCity;
let city: City;
beforeAll(async () => {
  own = await openOwnCity();
  ({ city } = own);
}, 60_000);
afterAll(() => own.close(), 60_000);

const by = { kind: 'process', id: 'test', now: new Date('2026-11-21T10:00:00Z') } as const;

describe('a card that a hand-over replaces', () => {
  it.each<[CardState, CardState, string[], string[]]>([
    ['active', 'blocked', ['replaced'], ['card.replace']],
    ['blocked', 'blocked', ['replaced'], ['card.replace']],
    // in nobody's hand yet: it is no card to block
    ['ready', 'spoiled', [], ['card.spoil']],
    ['in-production', 'in-production', [], []],
    ['returned', 'returned', [], []],
  ])('%s becomes %s, with an act and an audit row of its own (004-48)', async (state, becomes, acts, audited) => {
    // given
    const { residentId } = await holderIn(city);
    const old = await cardIn(city, residentId, state);
    const fresh = await Card.query(city.knex).findById(await cardIn(city, residentId, 'active'));
    if (!fresh) throw new Error('no card');

    // when
    await city.knex.transaction((trx) => replaceCards(trx, fresh, undefined, by));

    // then
    expect((await Card.query(city.knex).findById(old))?.state).toBe(becomes);
    expect(await city.knex('card_acts').where('cardId', old).pluck('reason')).toEqual(acts);
    expect(await city.knex('audit').where('subjectId', old).orderBy('id').pluck('act')).toEqual(audited);
  });
});
