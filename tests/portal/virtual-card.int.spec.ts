import { randomBytes } from 'node:crypto';
import { cardCode, LINK_BYTES, makeChain, verifyCardCode, verifyPrintedCode } from '@karta/domain/phone-card';
import { signedCodeOf } from '@karta/services';
import { signedInResident } from '../makers/applications.ts';
import { Caller, partner } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { cardHolder, type HolderOfCard } from '../town/town-at-work.ts';

// a card is made on the devices
jest.setTimeout(120_000);

interface Certified {
  cards: { number: string; state: string; certificate: string | null }[];
  issuedAt: string;
  expiresAt: string;
}
interface Phone {
  id: string;
  secret: string;
}
let holder: HolderOfCard;
let till: Caller;
beforeAll(async () => {
  [holder, till] = [await cardHolder(), await partner()];
});

const SLOTS = 40;
const addPhone = (name: string) => holder.portal.post<Phone>('/api/resident/card-devices', { name });
async function certified({ secret }: Phone): Promise<{ status: number; body: Certified; links: Uint8Array[] }> {
  const links = await makeChain(randomBytes(LINK_BYTES), SLOTS);
  const anchor = Buffer.from(links[SLOTS] ?? []).toString('base64url');
  // a phone asks without any session
  const { status, body } = await new Caller('portal').post<Certified>('/api/resident/card-certificates', {
    secret,
    anchor,
  });
  return { status, body, links };
}
/** What the phone shows so many slots after it got its certificate. */
async function codeOf(phone: Phone, slot = 0): Promise<string> {
  const { body, links } = await certified(phone);
  const certificate = Buffer.from(body.cards[0]?.certificate ?? '', 'base64url');
  return cardCode(certificate, links[SLOTS - 1 - slot] ?? new Uint8Array());
}

describe('a card on the phone (D-8, D-9, X-1)', () => {
  let phone: Phone;

  it('is checked by a till online, and by the city’s key alone offline', async () => {
    // given
    phone = await holder.portal.must(addPhone('Chrome, Android'));
    const code = await codeOf(phone);

    // when
    const { status, body } = await till.post('/api/partner/card-status', { code });
    const { keys } = await till.must(till.get<{ keys: { id: string; key: string }[] }>('/api/partner/card-keys'));

    // then
    expect({ status, body }).toMatchObject({ status: 200, body: { number: holder.card.number, status: 'active' } });
    const known = new Map(keys.map(({ id, key }) => [id, new Uint8Array(Buffer.from(key, 'base64url'))]));
    expect(await verifyCardCode(code, known, Date.now() / 1000)).toMatchObject({
      isValid: true,
      number: holder.card.number,
    });
  });

  it('X-1 the code that is printed on the card leads partners to it too, and their key reads it without a connection', async () => {
    // given
    const code = await withRecords((city) => signedCodeOf(city, holder.card, undefined));

    // when
    const { body } = await till.post('/api/partner/card-status', { code });
    const { keys } = await till.must(till.get<{ keys: { id: string; key: string }[] }>('/api/partner/card-keys'));

    // then
    expect(body).toMatchObject({ number: holder.card.number, status: 'active' });
    const known = new Map(keys.map(({ id, key }) => [id, new Uint8Array(Buffer.from(key, 'base64url'))]));
    expect(await verifyPrintedCode(code, known)).toMatchObject({ isValid: true, number: holder.card.number });
  });

  it('is refused with a code of its own when it is a picture of another time, forged, or no code', async () => {
    const later = await codeOf(phone, 20);
    const good = await codeOf(phone);
    const answers = [
      await till.post('/api/partner/card-status', { code: later }),
      await till.post('/api/partner/card-status', { code: `${good.slice(0, 60)}000${good.slice(63)}` }),
      await till.post('/api/partner/card-status', { code: 'https://karta.example/karta/01-000018' }),
    ];
    expect(answers.map(({ body }) => body['code'])).toEqual(['CARD_CODE_STALE', 'CARD_CODE_WRONG', 'CARD_CODE_WRONG']);
  });

  it('004-96 pays with a discount as the number does', async () => {
    const { discounts } = await till.must(
      till.get<{ discounts: { id: string; packageCode: string }[] }>('/api/partner/discounts'),
    );
    const discountId = discounts.find(({ packageCode }) => packageCode === 'resident')?.id;
    const sale = { code: await codeOf(phone), discountId, price: 1000 };
    expect((await till.post('/api/partner/redemptions', sale)).body).toMatchObject({ saved: 300 });
  });

  it('D-9 is on three phones at most, each of which is cut off by itself, and at once where a till asks the city', async () => {
    // given
    const second = await holder.portal.must(addPhone('Safari, iPhone'));
    await holder.portal.must(addPhone('Firefox, Android'));
    const shown = await codeOf(second);
    const before = await till.post('/api/partner/card-status', { code: shown });

    // when
    const fourth = await addPhone('Edge, Windows');
    const stranger = await signedInResident();
    const foreign = await stranger.portal.delete(`/api/resident/card-devices/${second.id}`);
    await holder.portal.must(holder.portal.delete(`/api/resident/card-devices/${second.id}`));

    // then
    expect(before.body).toMatchObject({ status: 'active' });
    expect(fourth.body).toMatchObject({ code: 'TOO_MANY_CARD_DEVICES' });
    expect(foreign.status).toBe(404);
    expect((await till.post('/api/partner/card-status', { code: shown })).body).toMatchObject({
      code: 'CARD_CODE_EXPIRED',
    });
    expect((await certified(second)).status).toBe(410);
    expect((await certified(phone)).status).toBe(200);
    expect((await addPhone('Edge, Windows')).status).toBe(201);
    const { devices } = await holder.portal.must(
      holder.portal.get<{ devices: { name: string }[] }>('/api/resident/card-devices'),
    );
    expect(devices.map(({ name }) => name).toSorted()).toEqual([
      'Chrome, Android',
      'Edge, Windows',
      'Firefox, Android',
    ]);
  });

  it('gets no certificate when the card is blocked, and what was shown before is answered as blocked', async () => {
    // given
    const code = await codeOf(phone);

    // when
    await holder.portal.must(holder.portal.post(`/api/resident/cards/${holder.card.id}/block`, { reason: 'loss' }));

    // then
    const { body } = await certified(phone);
    expect(body.cards).toMatchObject([{ state: 'blocked', certificate: null }]);
    expect((await till.post('/api/partner/card-status', { code })).body).toMatchObject({ status: 'blocked' });
  });
});
