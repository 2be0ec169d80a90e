import { randomUUID } from 'node:crypto';
import { Caller, partner } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { atDesk, employedAtPartner, newDiscount, newPartner, signedInAtDesk } from '../makers/desk.ts';
import { heldCard, type HeldCard } from '../makers/held-card.ts';
import { contractedPartner, hired } from '../makers/staff.ts';

jest.setTimeout(60_000);

let held: HeldCard;
let partnerId: string;
let discountId: string;
let cashier: Caller;
let manager: Caller;

beforeAll(async () => {
  held = await heldCard();
  partnerId = await newPartner();
  discountId = await newDiscount(partnerId);
  [cashier, manager] = [
    await atDesk('cashier', { partnerId }),
    await atDesk('manager', { partnerId, name: 'Ewa Szefowa' }),
  ];
}, 60_000);

const sale = (change: object = {}): object => ({ number: held.number, discountId, price: 4800, ...change });
const sell = async (caller: Caller = cashier): Promise<string> => {
  const { id } = await caller.must(caller.post<{ id: string }>('/api/desk/redemptions', sale()));
  return id;
};
const undo = (caller: Caller, id: string) =>
  caller.post(`/api/desk/redemptions/${id}/reversal`, { reason: 'Zła cena' });
const rowOf = (id: string) => withRecords(({ knex }) => knex('redemptions').where({ id }).first());
const codes = (answers: readonly { status: number; body: Record<string, unknown> }[]): unknown[] =>
  answers.map(({ status, body }) => [status, body['code']]);

describe('what a partner sees of a card at its desk (000-07)', () => {
  it('000-07 is told no name, photo or package that is not granted: no byte of it is in the answer', async () => {
    // given
    await withRecords(({ knex }) =>
      knex('partners')
        .where({ id: partnerId })
        .update({ tells: ['validUntil'] }),
    );

    // when
    const { content, body } = await cashier.post('/api/desk/card-check', { number: held.number });
    const [day, sold] = [await cashier.get('/api/desk/day'), await cashier.post('/api/desk/redemptions', sale())];

    // then
    expect(body).toMatchObject({ card: { status: 'active', validUntil: held.validUntil }, areHeld: false });
    for (const answer of [content, day.content, sold.content]) {
      const text = answer.toString();
      for (const secret of [held.applicant.lastName, held.applicant.email, held.uid, 'photo', '"packages"'])
        expect(text).not.toContain(secret);
    }
  });

  it('000-07 with the grant it is told name and photo beside a good card, and the discounts that the card has alone', async () => {
    const other = await newDiscount(partnerId, { packageCode: 'senior' });
    const tells = ['validUntil', 'packages', 'reliefs', 'name', 'photo'];
    await withRecords(({ knex }) => knex('partners').where({ id: partnerId }).update({ tells }));
    const { body } = await cashier.post<{ card: Record<string, unknown>; discounts: { id: string }[] }>(
      '/api/desk/card-check',
      { number: held.number },
    );
    expect(body.card).toMatchObject({ name: held.holderName, photo: expect.any(String) });
    const ids = body.discounts.map(({ id }) => id);
    expect([ids.includes(discountId), ids.includes(other)]).toEqual([true, false]);
    const looks = await held.portal.must(
      held.portal.get<{ looks: { who: string; name: string; cardNumber: string | null }[] }>(
        '/api/resident/account/looks',
      ),
    );
    expect(looks.looks[0]).toMatchObject({
      who: 'partner',
      name: expect.stringMatching(/^Partner /),
      cardNumber: held.number,
    });
  });
});

describe('redemptions at the desk (004-96)', () => {
  it('004-96 keeps who noted it; the same key noted twice at once is one redemption', async () => {
    // given
    const [key, before] = [
      randomUUID(),
      await withRecords(({ knex }) => knex('redemptions').where({ partnerId }).pluck('id')),
    ];

    // when
    const answers = await Promise.all(
      [1, 2, 3].map(() => cashier.post<{ id: string }>('/api/desk/redemptions', sale(), { key })),
    );

    // then
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const after = await withRecords(({ knex }) => knex('redemptions').where({ partnerId }).pluck('id'));
    expect(after.length - before.length).toBe(1);
    const { personId, saved } = await rowOf(answers[0]?.body.id ?? '');
    const { person } = await cashier.must(cashier.get<{ person: { id: string } }>('/api/desk/session'));
    expect({ personId, saved }).toEqual({ personId: person.id, saved: 1440 });
  });

  it('004-96 of two reversals at once one counts; the row stays, and leaves the sums and the holder’s list', async () => {
    const id = await sell();
    const sumOf = async () => (await cashier.must(cashier.get<{ sum: Record<string, number> }>('/api/desk/day'))).sum;
    const before = await sumOf();
    const answers = await Promise.all([undo(cashier, id), undo(manager, id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body['code']).toBe('REDEMPTION_REVERSED');
    const after = await sumOf();
    expect([after['count'], after['reversed']]).toEqual([(before['count'] ?? 0) - 1, (before['reversed'] ?? 0) + 1]);
    expect(await rowOf(id)).toMatchObject({ price: 4800, saved: 1440, reversalReason: 'Zła cena' });
    const { used } = await held.portal.must(
      held.portal.get<{ used: { id: string }[] }>('/api/resident/used-discounts'),
    );
    expect(used.map((each) => each.id)).not.toContain(id);
  });

  it('004-96 a till person takes back the own alone, nobody after a day; a manager those of all', async () => {
    const [own, theirs, old] = [await sell(), await sell(manager), await sell()];
    await withRecords(({ knex }) =>
      knex('redemptions')
        .where({ id: old })
        .update({ at: new Date(Date.now() - 25 * 3_600_000) }),
    );
    const answers = [
      await undo(cashier, theirs),
      await undo(cashier, old),
      await undo(manager, old),
      await undo(manager, own),
    ];
    expect(codes(answers)).toEqual([
      [403, 'REVERSAL_NOT_OWN'],
      [409, 'REVERSAL_TOO_LATE'],
      [409, 'REVERSAL_TOO_LATE'],
      [200, undefined],
    ]);
  });

  it('004-96 a day is summed by person for a manager, and a till person sees the own redemptions alone', async () => {
    await sell(manager);
    const path = '/api/desk/day';
    const whole = await manager.must(manager.get<{ people: { name: string }[]; redemptions: { by: string }[] }>(path));
    const own = await cashier.must(cashier.get<{ people: object[]; redemptions: { by: string }[] }>(path));
    expect(whole.people.map(({ name }) => name)).toEqual(['Ewa Szefowa', 'Osoba Próbna']);
    expect(own.people).toEqual([]);
    expect(new Set(own.redemptions.map(({ by }) => by))).toEqual(new Set(['Osoba Próbna']));
  });
});

describe('the door of partners’ people', () => {
  it('G-5 lets a till person do no manager’s act', async () => {
    const answers = [
      await cashier.get('/api/desk/people'),
      await cashier.get('/api/desk/offers'),
      await cashier.get('/api/desk/keys'),
      await cashier.get('/api/desk/statistics?from=2026-01-01&until=2026-01-31'),
      await cashier.post('/api/desk/people', { name: 'Ktoś', email: 'ktos@partner.example', role: 'manager' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });

  it('G-5 what is another partner’s answers as what does not exist', async () => {
    // given
    const foreign = await atDesk('manager', { partnerId: await newPartner() });
    const id = await sell();
    const person = await employedAtPartner('cashier', { partnerId });
    const offer = {
      ...{
        discountId: null,
        packageCode: 'resident',
        name: `Oferta ${randomUUID()}`,
        description: 'Bilet',
        send: true,
      },
      ...{ savingKind: 'percent', savingValue: 20, validFrom: null, validUntil: null },
    };
    const written = await manager.must(manager.post<{ id: string }>('/api/desk/offers', offer));

    // then
    const ask = async (redemption: string, who: string, what: string) => [
      await undo(foreign, redemption),
      await foreign.put(`/api/desk/people/${who}`, { name: 'Inna', role: 'cashier' }),
      await foreign.post(`/api/desk/people/${who}/off`),
      await foreign.delete(`/api/desk/offers/${what}`),
      await foreign.post('/api/desk/redemptions', sale()),
    ];
    const absent = await ask(randomUUID(), randomUUID(), randomUUID());
    expect(codes(await ask(id, person.id, written.id))).toEqual(codes(absent));
    expect(codes(absent).map((each) => (each as unknown[])[0])).toEqual([404, 404, 404, 404, 404]);
    expect((await rowOf(id)).reversedAt).toBeNull();
  });

  it('G-5 a partner or a person that is switched off is out with the next request, and does not come back by itself', async () => {
    const own = await newPartner();
    const { id, email } = await employedAtPartner('manager', { partnerId: own });
    const [first, office] = [await signedInAtDesk(email), await hired(['admin'])];
    const turn = (isActive: boolean) =>
      withRecords(({ knex }) => knex('partners').where({ id: own }).update({ isActive }));
    await turn(false);
    expect((await first.get('/api/desk/day')).status).toBe(401);
    expect(codes([await new Caller('service').post('/api/desk/sign-in', { email, password: 'x'.repeat(12) })])).toEqual(
      [[401, 'WRONG_CREDENTIALS']],
    );
    await turn(true);
    expect((await first.get('/api/desk/day')).status).toBe(401);
    const again = await signedInAtDesk(email);
    await office.must(office.post(`/api/admin/partners/${own}/people/${id}/off`));
    expect((await again.get('/api/desk/day')).status).toBe(401);
  });

  it('who checks card after card faster than people can show them is told to wait', async () => {
    const hasty = await atDesk('cashier', { partnerId });
    const answers = [];
    for (let count = 0; count < 13; count++) {
      const ten = Array.from({ length: 10 }, () => hasty.post('/api/desk/card-check', { number: held.number }));
      answers.push(...(await Promise.all(ten)));
    }
    const [first, last] = [answers[0], answers.at(-1)];
    expect([first?.status, last?.status, Number(last?.headers['retry-after']) > 0]).toEqual([200, 429, true]);
  });

  it('two partners that invite one address at once: one of them has the person', async () => {
    const office = await hired(['admin']);
    const body = { name: 'Jan Wspólny', email: `wspolny.${randomUUID()}@partner.example`, role: 'cashier' };
    const places = [await newPartner(), await newPartner()];
    const answers = await Promise.all(places.map((id) => office.post(`/api/admin/partners/${id}/people`, body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});

describe('the same by a program (000-05)', () => {
  it('004-96 takes a redemption back once for a key, and asks for the sum of a day', async () => {
    // given
    const program = await contractedPartner(['redemption.write'], 'Sklep Próbny');
    const own = await withRecords(({ knex }) =>
      knex('partners').where({ name: 'Sklep Próbny' }).orderBy('id').pluck('id'),
    );
    const ids = await Promise.all(own.map((each: string) => newDiscount(each)));
    const { discounts } = await program.must(program.get<{ discounts: { id: string }[] }>('/api/partner/discounts'));
    const discount = ids.find((each) => discounts.some(({ id }) => id === each));
    const sold = await program.must(
      program.post<{ id: string }>('/api/partner/redemptions', sale({ discountId: discount })),
    );
    await program.must(program.post('/api/partner/redemptions', sale({ discountId: discount, price: 1000 })));

    // when
    const [key, path] = [randomUUID(), `/api/partner/v1/redemptions/${sold.id}/reversal`];
    const first = await program.post(path, { reason: 'Zwrot towaru' }, { key });
    const again = await program.post(path, { reason: 'Zwrot towaru' }, { key });
    const anew = await program.post(path, { reason: 'Zwrot towaru' });
    const foreign = await (await partner()).post(path, { reason: 'Zwrot towaru' });

    // then
    expect([first.status, again.body]).toEqual([200, first.body]);
    expect(codes([anew, foreign])).toEqual([
      [409, 'REDEMPTION_REVERSED'],
      [404, 'NOT_FOUND'],
    ]);
    const day = await program.must(program.get('/api/partner/v1/redemptions/day'));
    expect(day).toMatchObject({ count: 1, turnover: 1000, saved: 300, reversed: 1 });
  });

  it('a key for trying takes back what it was told, and nothing is noted', async () => {
    const program = await contractedPartner(['redemption.write'], 'Partner Próbny', { isTest: true });
    const answer = await program.post(`/api/partner/redemptions/${randomUUID()}/reversal`, { reason: 'Próba' });
    expect([answer.status, answer.body['test']]).toEqual([200, true]);
    expect(await program.must(program.get('/api/partner/redemptions/day'))).toMatchObject({ count: 0, test: true });
  });
});
