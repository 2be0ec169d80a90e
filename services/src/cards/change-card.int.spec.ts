import { randomUUID } from 'node:crypto';
import { Card, type City } from '@karta/db';
import { CARD_STATES, CARD_TRANSITIONS, canCard, type CardAction, type CardState } from '@karta/domain';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { changeCard } from './change-card.ts';

let own: OwnCity;
let city: City;
beforeAll(async () => {
  own = await openOwnCity();
  ({ city } = own);
}, 60_000);
afterAll(() => own.close(), 60_000);

const by = { kind: 'process', id: 'test', now: new Date('2026-11-21T10:00:00Z') } as const;
const ACTS = [...new Set(Object.values(CARD_TRANSITIONS).flatMap((acts) => Object.keys(acts)))] as CardAction[];
const CASES = CARD_STATES.flatMap((state) => ACTS.map((act): [CardAction, CardState] => [act, state]));

describe('the state of a card', () => {
  it.each(CASES)('changes as the table says, or not at all: %s of one that is %s', async (act, state) => {
    // given
    const { residentId } = await holderIn(city);
    const id = await cardIn(city, residentId, state);
    const card = await Card.query(city.knex).findById(id).throwIfNotFound();

    // when
    const done = await changeCard(city.knex, card, act, by).then(
      () => 'done',
      (error: { name: string }) => error.name,
    );

    // then
    const after = await Card.query(city.knex).findById(id).throwIfNotFound();
    const audited = await city.knex('audit').where('subjectId', id).orderBy('id').pluck('act');
    expect(done).toBe(canCard(act, state) ? 'done' : 'CardError');
    expect(after.state).toBe(CARD_TRANSITIONS[state][act]?.to ?? state);
    expect(audited).toEqual(canCard(act, state) ? [`card.${act}`] : []);
  });

  it('does not change when somebody else was faster', async () => {
    // given
    const { residentId } = await holderIn(city);
    const id = await cardIn(city, residentId, 'active');
    const seen = await Card.query(city.knex).findById(id).throwIfNotFound();
    await changeCard(city.knex, seen, 'block', by);

    // when
    const late = changeCard(city.knex, seen, 'return', by);

    // then
    await expect(late).rejects.toMatchObject({ code: 'CARD_NOT_RETURNABLE' });
  });

  it('leaves with its act, its audit row and its messages, or with none of them', async () => {
    // given
    const { residentId } = await holderIn(city);
    const id = await cardIn(city, residentId, 'active');
    const card = await Card.query(city.knex).findById(id).throwIfNotFound();
    const order = { id: randomUUID(), kind: 'block', reason: 'loss' } as const;
    const message = { kind: 'deliver-message', workflowId: id, payload: { name: 'm', variables: {} } } as const;
    const change = { order, tell: [{ message }] };
    const left = async () => [
      await city.knex('card_acts').where('cardId', id).pluck('outcome'),
      await city.knex('audit').where('subjectId', id).orderBy('id').pluck('act'),
      await city.knex('outbox').where('workflowId', id).pluck('kind'),
    ];

    // when: the transaction is taken back
    const broken = city.knex.transaction(async (trx) => {
      await changeCard(trx, card, 'block', by, change);
      throw new Error('taken back');
    });
    await expect(broken).rejects.toThrow('taken back');

    // then
    expect(await left()).toEqual([[], [], []]);

    // and when
    await city.knex.transaction((trx) => changeCard(trx, card, 'block', by, change));

    // then
    expect(await left()).toEqual([['done'], ['card.block'], ['deliver-message']]);
  });
});
