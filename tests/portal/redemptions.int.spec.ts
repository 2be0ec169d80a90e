import { randomUUID } from 'node:crypto';
import { partner, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { contractedPartner } from '../makers/staff.ts';
import { cardHolder, type HolderOfCard } from '../town/town-at-work.ts';

// a card is made on the devices
jest.setTimeout(120_000);

interface Discount {
  id: string;
  packageCode: string;
  savingKind: string;
  savingValue: number;
}
let holder: HolderOfCard;
let pool: Caller;
let own: Discount[];

beforeAll(async () => {
  [holder, pool] = [await cardHolder(), await partner()];
  own = (await pool.must(pool.get<{ discounts: Discount[] }>('/api/partner/discounts'))).discounts;
});

const discountFor = (packageCode: string): string => own.find((each) => each.packageCode === packageCode)?.id ?? '';
const sell = (change: object = {}, key: string = randomUUID()) =>
  pool.post(
    '/api/partner/redemptions',
    { number: holder.card.number, discountId: discountFor('resident'), price: 4800, ...change },
    { key },
  );

describe('a discount that is used at a till (004-96, G-4)', () => {
  it('004-91 004-92 004-96 is computed, noted once for a key, and seen by its holder', async () => {
    // given
    const key = randomUUID();

    // when
    const first = await sell({ quantity: 2, item: 'Wejście rodzinne' }, key);
    const again = await sell({ quantity: 2, item: 'Wejście rodzinne' }, key);
    const other = await sell({ price: 100 }, key);

    // then
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(first.body).toMatchObject({ price: 4800, saved: 1440, toPay: 3360 });
    expect(again.body).toEqual(first.body);
    expect(other.body['code']).toBe('IDEMPOTENCY_KEY_REUSED');
    const { used } = await holder.portal.must(holder.portal.get<{ used: object[] }>('/api/resident/used-discounts'));
    expect(used).toMatchObject([
      { name: 'Wejście rodzinne', partnerName: 'Basen Fala', category: 'Sport', price: 4800, saved: 1440 },
    ]);
  });

  it('is refused by a code where the card lacks the package, the discount is foreign or over, or the number unknown', async () => {
    const cinema = await partner('kino-meander');
    const { discounts } = await cinema.must(cinema.get<{ discounts: Discount[] }>('/api/partner/discounts'));
    const answers = [
      await sell({ discountId: discountFor('senior') }),
      await sell({ discountId: discounts[0]?.id }),
      await sell({ number: '99-999999' }),
      await sell({ price: -1 }),
      await sell({ item: 'dla 44051401359' }),
    ];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [409, 'DISCOUNT_NOT_HELD'],
      [404, 'DISCOUNT_NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [400, 'VALIDATION'],
      [400, 'PERSONAL_NUMBER_IN_TEXT'],
    ]);
    const id = discountFor('resident');
    await withRecords(({ knex }) => knex('discounts').where({ id }).update({ validUntil: '2020-01-01' }));
    const over = await sell();
    await withRecords(({ knex }) => knex('discounts').where({ id }).update({ validUntil: null }));
    expect(over.body['code']).toBe('DISCOUNT_NOT_VALID');
  });

  it('needs its own scope', async () => {
    const program = await contractedPartner(['card.status']);
    expect((await program.post('/api/partner/redemptions', {})).status).toBe(403);
    expect((await program.get('/api/partner/discounts')).status).toBe(403);
  });

  it('is refused for a blocked card', async () => {
    await holder.portal.must(holder.portal.post(`/api/resident/cards/${holder.card.id}/block`, { reason: 'loss' }));
    const { status, body } = await sell();
    expect([status, body['code']]).toEqual([409, 'CARD_BLOCKED']);
  });
});
