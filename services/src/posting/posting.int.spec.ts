import { randomUUID } from 'node:crypto';
import { Application, Card, Notification, type City } from '@karta/db';
import { holderIn, openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { handOverCard } from '../cards/hand-over-card.ts';
import { findCard } from '../cards/find-card.ts';
import { activateAtCounter, activateOwnCard } from './activate-card.ts';
import { cardCameBack } from './card-came-back.ts';
import { postingList } from './posting-list.ts';
import { sendCard, sendCodeAgain } from './send-card.ts';

let own: OwnCity;
let city: City;
const by = { kind: 'operator', id: randomUUID(), now: new Date('2026-11-21T10:00:00Z') } as const;
const PRINTED = new Date('2026-11-19T10:00:00Z');
const SEES_ALL = { names: false, addresses: false };
beforeAll(async () => {
  own = await openKeyedCity();
  city = { ...own.city, name: 'Nowa Rzeczna', portalUrl: 'https://karta.example.test' };
  const [code, offered] = ['resident', { criterion: '', description: '', validityYears: 1 }];
  const ewa = { id: by.id, email: 'e@example.test', name: 'Ewa Próbna', passwordHash: '', unit: '' };
  await city.knex('operators').insert(ewa);
  await city.knex('packages').insert({ code, name: 'Pakiet Mieszkańca', ...offered });
}, 60_000);
afterAll(() => own.close(), 60_000);

const told = (id: string) => Card.query(city.knex).findById(id).throwIfNotFound();

/** A printed card of somebody with an address, which is to be posted. */
async function printed(more: { byPost?: boolean; place?: string } = {}) {
  const { knex, vault } = city;
  const { accountId, residentId } = await holderIn(city);
  const keyId = await vault.keys.createPersonKey();
  await knex('accounts').where({ id: accountId }).update({ keyId });
  const address = { street: 'Lipowa', houseNumber: '4', postalCode: '09-400', place: more.place ?? 'Nowa Rzeczna' };
  await knex('residents').where({ id: residentId }).update(address);
  const [id, applicationId] = [randomUUID(), randomUUID()];
  const application = { id: applicationId, accountId, residentId, type: 'card-issue', packageCode: 'resident' };
  const person = { firstName: '', lastName: '', email: '', phone: '', object: id };
  await knex('applications').insert({ ...application, ...person, state: 'in-production', workflowId: `case/${id}` });
  const card = { id, number: id, residentId, keyId, applicationId, holderName: 'Osoba Próbna', readyAt: PRINTED };
  await knex('cards').insert({ ...card, state: 'ready', byPost: more.byPost ?? true });
  return { id, accountId, residentId, applicationId, holder: { ...by, kind: 'resident', id: accountId } as const };
}
const send = (cardId: string, trackingNumber: string | null = null) =>
  city.knex.transaction((trx) => sendCard(trx, city, { cardId, trackingNumber }, by));
const back = (cardId: string, to: 'point' | 'end') =>
  city.knex.transaction((trx) => cardCameBack(trx, city, { cardId, to, reason: 'adresat wyprowadził się' }, by));
const stateOf = async (id: string) => (await Application.query(city.knex).findById(id).throwIfNotFound()).state;

/** The code of the newest letter to this account. */
async function codeTo(accountId: string): Promise<string> {
  const letters = await Notification.query(city.knex).where({ accountId, template: 'card-activation' });
  const letter = letters.at(-1);
  if (!letter?.content) throw new Error('no letter');
  const place = { table: 'notifications', row: letter.id, column: 'content' };
  return JSON.parse(await city.vault.openText(letter.keyId, place, letter.content)).code;
}

describe('D-11 a card that is posted', () => {
  it('D-11 does not work before its holder has typed the code, and then is as one that was handed over', async () => {
    // given
    const { id, accountId, applicationId, holder } = await printed();

    // when
    const sent = await send(id, 'RR123456785PL');
    const [posted, code] = [await told(id), await codeTo(accountId)];
    const under = await stateOf(applicationId);
    await activateOwnCard(city, { accountId, cardId: id, code: ` ${code.toLowerCase().replace('-', ' ')}` }, holder);
    await activateOwnCard(city, { accountId, cardId: id, code }, holder);
    const active = await told(id);

    // then
    expect([posted.state, posted.trackingNumber, under, sent.ways]).toEqual(['sent', 'RR123456785PL', 'card-sent', 1]);
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
    expect(posted.activationHash?.includes(code)).toBe(false);
    expect([active.state, active.validFrom, active.validUntil]).toEqual(['active', '2026-11-21', '2027-11-21']);
    expect([active.activationHash, active.issuedBy]).toEqual([null, null]);
    const messages = await city.knex('outbox').where({ kind: 'deliver-message', workflowId: `case/${id}` });
    expect(messages.map(({ payload }) => payload.name)).toEqual(['card-collected']);
    expect((await findCard(city.knex, city, { number: id }))?.state).toBe('active');
  });

  it('D-11 is locked after five wrong codes until a new one goes out; the old one opens nothing', async () => {
    // given
    const { id, accountId, holder } = await printed();
    await send(id);
    const code = await codeTo(accountId);
    const activate = (typed: string) => activateOwnCard(city, { accountId, cardId: id, code: typed }, holder);

    // when: many at once
    const tried = await Promise.allSettled(Array.from({ length: 7 }, () => activate('AAAA-AAAA')));
    const codes = tried.map((each) => (each.status === 'rejected' ? each.reason.code : 'activated'));

    // then
    expect(codes.filter((each) => each === 'ACTIVATION_CODE_WRONG')).toHaveLength(4);
    expect(codes.filter((each) => each === 'ACTIVATION_CODE_LOCKED')).toHaveLength(3);
    await expect(activate(code)).rejects.toMatchObject({ code: 'ACTIVATION_CODE_LOCKED' });
    const { sent } = await postingList(city, null, SEES_ALL);
    expect(sent.find(({ cardId }) => cardId === id)?.code).toBe('locked');

    // and when
    await city.knex.transaction((trx) => sendCodeAgain(trx, city, id, by));
    await expect(activate(code)).rejects.toMatchObject({ code: 'ACTIVATION_CODE_WRONG' });
    await activate(await codeTo(accountId));
    expect((await told(id)).state).toBe('active');
  });

  it('D-11 has a code that ends, and is nobody else’s to activate', async () => {
    const [{ id, accountId, holder }, stranger] = [await printed(), await printed()];
    await send(id);
    const code = await codeTo(accountId);
    const late = { ...holder, now: new Date('2027-02-01T10:00:00Z') };
    const over = activateOwnCard(city, { accountId, cardId: id, code }, late);
    await expect(over).rejects.toMatchObject({ code: 'ACTIVATION_CODE_EXPIRED' });
    const foreign = activateOwnCard(city, { accountId: stranger.accountId, cardId: id, code }, stranger.holder);
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await told(id)).activationTries).toBe(0);
  });

  it('D-11 goes once, where its holder wants it so and has an address', async () => {
    const [atPoint, homeless, twice] = [
      await printed({ byPost: false }),
      await printed({ place: '' }),
      await printed(),
    ];
    await expect(send(atPoint.id)).rejects.toMatchObject({ code: 'CARD_NOT_TO_BE_POSTED' });
    await expect(send(homeless.id)).rejects.toMatchObject({ code: 'CARD_ADDRESS_UNKNOWN' });
    const handOver = { cardId: twice.id, number: twice.id };
    const raced = await Promise.allSettled([
      send(twice.id),
      send(twice.id),
      city.knex.transaction((trx) => handOverCard(trx, city, handOver, by)),
    ]);
    expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { ready } = await postingList(city, null, { names: true, addresses: true });
    expect(ready.find(({ cardId }) => cardId === homeless.id)).toMatchObject({
      hasAddress: false,
      holderName: null,
      address: null,
    });
  });

  it('D-11 waits at its point after it came back, and its code is worth nothing', async () => {
    // given
    const { id, accountId, applicationId, holder } = await printed();
    await send(id);
    const code = await codeTo(accountId);

    // when
    await back(id, 'point');
    const activate = activateOwnCard(city, { accountId, cardId: id, code }, holder);

    // then
    await expect(activate).rejects.toMatchObject({ code: 'CARD_NOT_POSTED' });
    const card = await told(id);
    expect([card.state, card.byPost, await stateOf(applicationId)]).toEqual(['ready', false, 'ready-for-pickup']);
    // the days of the pick-up begin anew, and its blank was used when it was printed
    expect([card.cameBackAt, card.readyAt]).toEqual([by.now, PRINTED]);
    const letters = await city.knex('notifications').where({ applicationId, template: 'card-ready' });
    expect(letters).toHaveLength(1);
    await city.knex.transaction((trx) => handOverCard(trx, city, { cardId: id, number: id }, by));
    expect((await told(id)).state).toBe('active');
  });

  it('D-11 is ended where nobody wants it, and its case hears so; activated meanwhile it stays', async () => {
    // given
    const [lost, raced] = [await printed(), await printed()];
    await send(lost.id);
    await send(raced.id);

    // when
    await back(lost.id, 'end');
    const counter = { cardId: raced.id, reason: 'okazała dowód' };
    const both = await Promise.allSettled([
      city.knex.transaction((trx) => activateAtCounter(trx, city, counter, by)),
      back(raced.id, 'end'),
    ]);

    // then
    const [message] = await city.knex('outbox').where({ workflowId: `case/${lost.id}` });
    expect([(await told(lost.id)).state, message.payload.name, message.payload.correlation]).toEqual([
      'not-collected',
      'card-not-collected',
      lost.id,
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
