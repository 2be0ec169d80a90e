import { randomInt } from 'node:crypto';
import { Card } from '@karta/db';
import {
  answerOf,
  bytesOf,
  openBureauTown,
  someUid,
  toldOf,
  type BureauTown,
  type Waiting,
} from '../../../tests/makers/bureau-town.ts';
import { blankStock } from '../blanks/blank-stock.ts';
import { enterBlanks } from '../blanks/enter-blanks.ts';
import { spoilUnissued } from '../cards/spoil-unissued.ts';
import { productionFloor } from '../production-batches/production-floor.ts';
import { endProduction } from '../production/settle-print.ts';
import { cancelOrder, closeOrder } from './steer-order.ts';
import { checkResult } from './take-result.ts';

let town: BureauTown;
beforeAll(async () => {
  town = await openBureauTown();
}, 60_000);
afterAll(() => town.close(), 60_000);

const toldCases = (cards: readonly Waiting[]): Promise<string[]> =>
  town.city
    .knex('outbox')
    .where({ kind: 'made-outside' })
    .whereIn(
      'workflowId',
      cards.map(({ taskId }) => taskId),
    )
    .pluck('workflow_id');

describe('D-12 the answer of a firm', () => {
  it('D-12 that comes again tells a case once more that has not moved since', async () => {
    // given: delivered, and then lost by the other side
    const [card] = (await town.waitingCards(1)) as [Waiting];
    const id = await town.order([card]);
    const answer = answerOf(`${card.number};made;${someUid()};`);
    await town.take(id, answer);
    const message = () => town.city.knex('outbox').where({ kind: 'made-outside', workflowId: card.taskId });
    await message().update({ doneAt: town.by.now, attempts: 1 });

    // when
    const again = toldOf(await town.take(id, answer));

    // then
    expect(again).toEqual([[card.number, 'known']]);
    expect(await message().select('doneAt', 'attempts')).toEqual([{ doneAt: null, attempts: 0 }]);
  });

  it('D-12 is checked without an effect, taken line by line, corrected, and changes nothing when it comes again', async () => {
    // given
    const cards = await town.waitingCards(4);
    const [good, spoiled, wrong, silent] = cards as [Waiting, Waiting, Waiting, Waiting];
    const id = await town.order(cards);
    const chip = someUid();
    const answer = answerOf(
      `${good.number};made;${chip};`,
      `${spoiled.number};spoiled;;krzywy nadruk`,
      `${wrong.number};made;${chip.slice(0, 6)};`,
      `KM-nie-ma;made;${someUid()};`,
    );

    // when
    const checked = toldOf(await checkResult(town.city, id, () => bytesOf(answer)));
    const untouched = await town.states(id);
    const taken = toldOf(await town.take(id, answer));
    const after = await town.states(id);
    const again = toldOf(await town.take(id, answer));
    const corrected = toldOf(
      await town.take(id, answerOf(`${wrong.number};made;${someUid()};`, `${good.number};made;${someUid()};`)),
    );

    // then
    const verdicts = [
      [good.number, 'made'],
      [spoiled.number, 'spoiled'],
      [wrong.number, 'UID_WRONG'],
      ['KM-nie-ma', 'NUMBER_UNKNOWN'],
    ];
    expect([checked, untouched, taken]).toEqual([verdicts, cards.map(() => 'ordered'), verdicts]);
    expect(after).toEqual(['made', 'krzywy nadruk', 'ordered', 'ordered']);
    expect(again.slice(0, 2)).toEqual([
      [good.number, 'known'],
      [spoiled.number, 'known'],
    ]);
    expect(corrected).toEqual([
      [wrong.number, 'made'],
      [good.number, 'OTHER_UID'],
    ]);
    expect((await toldCases(cards)).toSorted()).toEqual([good.taskId, wrong.taskId].toSorted());
    const { keyId, uid: sealed } = await Card.query(town.city.knex).findById(good.cardId).throwIfNotFound();
    const place = { table: 'cards', row: good.cardId, column: 'uid' };
    expect(await town.city.vault.openText(keyId, place, sealed ?? Buffer.alloc(0))).toBe(chip);
    // and then: what is spoiled is ordered anew with its number, what is silent is given back
    await town.city.knex.transaction((trx) => closeOrder(trx, id, 'reszta u nas', town.by));
    expect((await town.view(id)).state).toBe('ended');
    const anew = await town.order([spoiled, silent]);
    expect((await town.view(anew)).cards.map(({ cardNumber }) => cardNumber)).toEqual([spoiled.number, silent.number]);
    expect(toldOf(await town.take(id, answerOf(`${silent.number};made;${someUid()};`)))).toEqual([
      [silent.number, 'ORDER_ENDED'],
    ]);
  });

  it('D-12 binds a chip once: not of another card, nor of a spoiled one, nor of two orders that are answered at once', async () => {
    // given
    const cards = await town.waitingCards(6);
    const [one, other, third, fourth, fifth, sixth] = cards as [Waiting, Waiting, Waiting, Waiting, Waiting, Waiting];
    const [first, second] = [await town.order([one, third, fourth]), await town.order([other, fifth, sixth])];
    const [chip, waste] = [someUid(), someUid()];

    // when
    const answers = await Promise.all([
      town.take(first, answerOf(`${one.number};made;${chip};`)),
      town.take(second, answerOf(`${other.number};made;${chip};`)),
    ]);
    await town.take(first, answerOf(`${third.number};spoiled;${waste};układ nie odpowiada`));
    const later = toldOf(
      await town.take(second, answerOf(`${fifth.number};made;${chip};`, `${sixth.number};made;${waste};`)),
    );

    // then
    expect(
      answers
        .flatMap(toldOf)
        .map(([, verdict]) => verdict)
        .toSorted(),
    ).toEqual(['CHIP_ALREADY_USED', 'made']);
    expect(later).toEqual([
      [fifth.number, 'CHIP_ALREADY_USED'],
      [sixth.number, 'CHIP_ALREADY_USED'],
    ]);
    expect(await town.states(first)).toContain('ordered');
    expect(fourth.number).toMatch(/KM/);
  });

  it('D-12 and a cancellation at the same moment are one or the other, and a late answer is refused', async () => {
    // given
    const outcomes: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const [card] = (await town.waitingCards(1)) as [Waiting];
      const id = await town.order([card]);

      // when
      const [taken, cancelled] = await Promise.allSettled([
        town.take(id, answerOf(`${card.number};made;${someUid()};`)),
        town.city.knex.transaction((trx) => cancelOrder(trx, id, 'pomyłka', town.by)),
      ]);

      // then
      const { state, cards } = await town.view(id);
      const bound = (await Card.query(town.city.knex).findById(card.cardId))?.uidIndex !== null;
      outcomes.push([state, cards[0]?.state, bound, taken.status, cancelled.status].join(' '));
    }
    const allowed = ['ended made true fulfilled rejected', 'cancelled left-out false rejected fulfilled'];
    expect(outcomes.filter((outcome) => !allowed.includes(outcome))).toEqual([]);
    const [card] = (await town.waitingCards(1)) as [Waiting];
    const id = await town.order([card]);
    await town.city.knex.transaction((trx) => cancelOrder(trx, id, 'pomyłka', town.by));
    await town.city.knex.transaction((trx) => cancelOrder(trx, id, 'pomyłka', town.by));
    await expect(town.take(id, answerOf(`${card.number};made;${someUid()};`))).rejects.toMatchObject({
      code: 'BUREAU_ORDER_CANCELLED',
    });
    expect(
      (await productionFloor(town.city, town.point, false)).points[0]?.waiting.map(({ taskId }) => taskId),
    ).toContain(card.taskId);
  });

  it('D-12 and the end of a case at the same moment leave no card that works', async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      // given
      const [card] = (await town.waitingCards(1)) as [Waiting];
      const id = await town.order([card]);

      // when
      const [answer] = await Promise.all([
        town.take(id, answerOf(`${card.number};made;${someUid()};`)),
        town.city.knex.transaction((trx) => spoilUnissued(trx, [card.cardId], town.by, 'ERASED')),
      ]);

      // then
      const { state } = await Card.query(town.city.knex).findById(card.cardId).throwIfNotFound();
      outcomes.push([state, ...(await town.states(id)), toldOf(answer)[0]?.[1]].join(' '));
    }
    const allowed = ['spoiled made made', 'spoiled ordered CARD_STOPPED'];
    expect(outcomes.filter((outcome) => !allowed.includes(outcome))).toEqual([]);
  });

  it('D-12 never makes a card of a case that has ended meanwhile, and says so of its line', async () => {
    // given
    const cards = await town.waitingCards(2);
    const [stopped, good] = cards as [Waiting, Waiting];
    const id = await town.order(cards);
    await town.city.knex.transaction((trx) => spoilUnissued(trx, [stopped.cardId], town.by, 'ERASED'));

    // when
    const answer = toldOf(
      await town.take(id, answerOf(`${stopped.number};made;${someUid()};`, `${good.number};made;${someUid()};`)),
    );

    // then
    expect(answer).toEqual([
      [stopped.number, 'CARD_STOPPED'],
      [good.number, 'made'],
    ]);
    expect(await Card.query(town.city.knex).findById(stopped.cardId)).toMatchObject({
      state: 'spoiled',
      uidIndex: null,
    });
    expect(await toldCases(cards)).toEqual([good.taskId]);
  });

  it.each([
    ['no CSV', Buffer.from([80, 75, 3, 4, 0, 0]), 'IMPORT_NOT_CSV'],
    ['no letters at all', '', 'IMPORT_EMPTY'],
    ['a heading alone', 'number;result;uid;reason\r\n', 'IMPORT_EMPTY'],
    ['other columns', 'numer;wynik\r\n1;made\r\n', 'BUREAU_RESULT_COLUMNS'],
    [
      'too many lines',
      answerOf(...Array.from({ length: 1001 }, (_, index) => `${index};made;04;`)),
      'BUREAU_RESULT_TOO_LONG',
    ],
    ['a row that never ends', answerOf(`"${'x'.repeat(60_000)}`), 'IMPORT_NOT_CSV'],
  ])('D-12 is refused with a reason where it is %s', async (_name, text, code) => {
    const id = await town.order(await town.waitingCards(1));
    await expect(town.take(id, text)).rejects.toMatchObject({ code });
  });

  it('D-12 of any signs is answered line by line', async () => {
    // given
    const cards = await town.waitingCards(1);
    const id = await town.order(cards);
    const signs = ['=cmd|x', '"', '\u202e', '\\', "'; drop table cards", '\ud83d\ude00', '%00', 'made', '', '\t', '-1'];
    const some = (): string => signs[randomInt(signs.length)] ?? '';

    // when
    const hostile = Array.from({ length: 200 }, () => [some(), some(), some(), some()].join(';'));
    const answers = await Promise.allSettled([
      town.take(id, answerOf(...hostile)),
      ...hostile.slice(0, 40).map((each) => checkResult(town.city, id, () => bytesOf(answerOf(each)))),
    ]);

    // then
    const codes = answers.flatMap((each) =>
      each.status === 'rejected' ? [(each.reason as { code: string }).code] : [],
    );
    expect(codes.filter((code) => !['IMPORT_NOT_CSV', 'IMPORT_EMPTY'].includes(code))).toEqual([]);
    expect(await town.states(id)).toEqual(['ordered']);
  });
});

it('000-28 D-12 what a firm makes and spoils takes no blank of the point: delivered are those in stock, spoiled and used', async () => {
  // given
  const { knex } = town.city;
  await enterBlanks(knex, { pointId: town.point, kind: 'receipt', amount: 10, reason: 'dostawa' }, town.by);
  const cards = await town.waitingCards(3);
  const [made, spoiled, printed] = cards as [Waiting, Waiting, Waiting];
  const id = await town.order([made, spoiled]);

  // when
  await town.take(id, answerOf(`${made.number};made;${someUid()};`, `${spoiled.number};spoiled;${someUid()};pęknięta`));
  const later = { ...town.by, now: new Date('2026-11-21T11:00:00Z') };
  for (const { cardId } of [made, printed]) await knex.transaction((trx) => endProduction(trx, cardId, later));

  // then
  const days = { from: '2026-11-01', to: '2026-11-30', by: 'point' } as const;
  const [line] = (await blankStock(town.city, days, null)).lines;
  expect(line).toMatchObject({ received: 10, made: 1, spoiled: 0, left: 9 });
});
