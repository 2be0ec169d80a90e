import { randomBytes, randomUUID } from 'node:crypto';
import type { LookList, ReaderAnswer, ReaderCode, ReaderList, ReaderShift, ReaderView } from '@karta/contracts';
import { READER_FIELDS, type ReaderField } from '@karta/domain';
import { cardCode, LINK_BYTES, makeChain } from '@karta/domain/phone-card';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { heldCard, type HeldCard } from '../makers/held-card.ts';
import { enrolledReader } from '../makers/staff.ts';
import { DEMO } from '../makers/town.ts';

const MARK = randomUUID().slice(0, 6);
const POOL = '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a3001';
const DAY_MS = 86_400_000;
let admin: Caller;
let card: HeldCard;
beforeAll(async () => {
  [admin, card] = await Promise.all([operator(DEMO.admin), heldCard()]);
}, 60_000);

const newReader = (word: string, change: object = {}) => ({
  ...{ name: `Czytnik ${word} ${MARK}`, partnerId: null, shows: [], offlineHours: 24 },
  ...change,
});
const add = async (word: string): Promise<string> =>
  (await admin.must(admin.post<{ id: string }>('/api/admin/readers', newReader(word)))).id;
const codeFor = async (id: string): Promise<string> =>
  (await admin.must(admin.post<ReaderCode>(`/api/admin/readers/${id}/code`))).code;
async function seen(id: string): Promise<ReaderView | undefined> {
  const { readers } = await admin.must(admin.get<ReaderList>('/api/admin/readers'));
  return readers.find((reader) => reader.id === id);
}
const setPin = (id: string, pin: string | null) => admin.put(`/api/admin/readers/${id}/pin`, { pin });
const newKey = (): string => randomBytes(32).toString('base64url');
const enrol = (code: string, key = newKey()) => new Caller('service').post('/api/reader/enrolment', { code, key });
const check = (device: Caller, lookup: object, shift?: string) =>
  device.post<ReaderAnswer>('/api/reader/checks', { card: lookup, ...(shift && { shift }) });
const begin = (device: Caller, pin: string) => device.post<ReaderShift>('/api/reader/shift', { pin });
const change = (id: string, values: object) => withRecords(({ knex }) => knex('readers').where({ id }).update(values));

describe('a reader is enrolled', () => {
  it('000-41 with a code that works once, within its hour; its device is told what it is set up to do', async () => {
    // given
    const [id, late] = [await add('1'), await add('2')];
    expect(await seen(id)).toMatchObject({ state: 'new', online: false, checksToday: 0 });
    const first = await codeFor(id);
    const code = await codeFor(id);
    const old = await codeFor(late);
    await change(late, { codeUntil: new Date(0) });
    const key = newKey();
    const device = new Caller('service', key);

    // when
    const replaced = await enrol(first);
    const used = [await enrol(code.toLowerCase(), key), await enrol(code, key), await enrol(code)];
    const refused = [await enrol(old), await enrol('7K2M-Q9XD')];
    const setup = await device.get('/api/reader/setup?app=1.2.0');

    // then
    expect(used.map(({ status }) => status)).toEqual([200, 200, 403]);
    expect([replaced, ...refused].map(({ body }) => body['code'])).toEqual(Array(3).fill('READER_CODE_REFUSED'));
    expect(setup.body).toMatchObject({ shows: [], hasPin: false, offlineHours: 24 });
    expect(setup.body['listKeys']).toHaveLength(1);
    expect(Buffer.from(String(setup.body['tableKey']), 'base64url')).toHaveLength(32);
    // of codes on telephones, and of those on plastic
    expect(setup.body['codeKeys']).toHaveLength(2);
    expect(await seen(id)).toMatchObject({ state: 'enrolled', online: true, appVersion: '1.2.0', codeUntil: null });
    const kept = await withRecords(({ knex }) => knex('readers').where({ id }).first());
    expect(JSON.stringify(kept)).not.toContain(key);
  });

  it('and its device is one reader alone: a code of another one moves it there', async () => {
    // given
    const [here, there] = [await add('3'), await add('4')];
    const key = newKey();
    await admin.must(enrol(await codeFor(here), key));

    // when
    await admin.must(enrol(await codeFor(there), key));

    // then
    expect([(await seen(here))?.state, (await seen(there))?.state]).toEqual(['new', 'enrolled']);
  });

  it('and codes tried one after the other from one place are refused for a while', async () => {
    const guesser = new Caller('service');
    const answers = [];
    for (let at = 0; at < 21; at += 1)
      answers.push(await guesser.post('/api/reader/enrolment', { code: `AAAA-00${at}`, key: newKey() }));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 403), 429]);
  });

  it('000-41 until it is revoked: it is refused at once and learns why; a new code brings it back', async () => {
    // given
    const { id, device } = await enrolledReader();
    const before = await check(device, { uid: card.uid });

    // when
    await admin.must(admin.post(`/api/admin/readers/${id}/revocation`, { reason: 'zgubiony na pętli' }));
    const after = [await check(device, { uid: card.uid }), await device.get('/api/reader/setup')];
    const key = newKey();
    await admin.must(enrol(await codeFor(id), key));

    // then
    expect([before.status, ...after.map(({ status }) => status)]).toEqual([200, 401, 401]);
    expect(after.map(({ body }) => (body as { code?: string }).code)).toEqual(['READER_REVOKED', 'READER_REVOKED']);
    expect((await check(new Caller('service', key), { uid: card.uid })).status).toBe(200);
    expect(await seen(id)).toMatchObject({ state: 'enrolled', revokedAt: null });
  });

  it('keeps names apart, refuses a partner that is none and a change of an older version', async () => {
    const id = await add('5');
    const taken = await admin.post('/api/admin/readers', newReader('5'));
    const nobody = await admin.post('/api/admin/readers', newReader('6', { partnerId: randomUUID() }));
    const to = newReader('5', { shows: ['reliefs', 'name', 'name'], partnerId: POOL, version: 1 });
    const answers = [await admin.put(`/api/admin/readers/${id}`, to), await admin.put(`/api/admin/readers/${id}`, to)];
    expect([taken.body['code'], nobody.status]).toEqual(['READER_NAME_TAKEN', 422]);
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
    expect(await seen(id)).toMatchObject({ partnerId: POOL, shows: ['name', 'reliefs'], version: 2 });
  });
});

describe('a card that is shown', () => {
  it('000-42 by its chip is told with its holder and the discounts of the partner, at the town’s reader with its packages', async () => {
    // given
    const at = { shows: [...READER_FIELDS] };
    const [partners, town] = [await enrolledReader({ ...at, partnerId: POOL }), await enrolledReader(at)];

    // when
    const there = await check(partners.device, { uid: card.uid });
    const here = await check(town.device, { number: ` ${card.number.replace('-', ' ')}` });

    // then
    const { holderName: name, number, validUntil } = card;
    expect(there.body).toMatchObject({ verdict: 'valid', name, number, validUntil });
    const pool = there.body.reliefs?.find((relief) => relief.name === 'Basen 30% taniej');
    expect(pool).toMatchObject({ packageName: 'Pakiet Mieszkańca', savingKind: 'percent', savingValue: 30 });
    const own = { name: 'Pakiet Mieszkańca', packageName: 'Pakiet Mieszkańca' };
    expect(here.body.reliefs).toEqual([{ ...own, savingKind: null, savingValue: null }]);
    const photo = Buffer.from(there.body.photo ?? '', 'base64');
    expect(photo.subarray(0, 3)).toEqual(Buffer.from('ffd8ff', 'hex'));
    expect(photo.length).toBeLessThan(20_001);
  });

  it('X-22 000-43 whatever a reader is not allowed to show is not in the bytes that it gets, neither key nor value', async () => {
    // given: what each field is, where it is allowed
    const { id, device } = await enrolledReader({ shows: [...READER_FIELDS] });
    const whole = (await check(device, { uid: card.uid })).body;
    const secrets: Record<ReaderField, readonly string[]> = {
      name: [card.applicant.firstName, card.applicant.lastName],
      photo: [whole.photo?.slice(400, 460) ?? ''],
      number: [card.number],
      validUntil: [card.validUntil],
      reliefs: [whole.reliefs?.[0]?.name ?? ''],
    };
    const profiles = Array.from({ length: 2 ** READER_FIELDS.length }, (_none, bits) =>
      READER_FIELDS.filter((_field, at) => (bits & (1 << at)) !== 0),
    );
    const wrong: string[] = [];

    // when
    for (const shows of profiles) {
      await change(id, { shows });
      const { content, body } = await check(device, { uid: card.uid });
      const text = content.toString('utf8');
      // a discount has a name too
      const keys = body.reliefs ? text.replace(JSON.stringify(body.reliefs), '') : text;
      for (const field of READER_FIELDS) {
        const there = [
          keys.includes(`"${field}"`),
          ...secrets[field].map((each) => each !== '' && text.includes(each)),
        ];
        const expected = shows.includes(field);
        if (there.some((isThere) => isThere !== expected)) wrong.push(`${shows.join()}: ${field}`);
      }
    }

    // then
    expect(profiles).toHaveLength(32);
    expect(wrong).toEqual([]);
  }, 60_000);

  it('X-22 beside any other verdict nothing of the person is in the bytes; of an expired card its number and last day', async () => {
    // given
    const held = await heldCard();
    const { device } = await enrolledReader({ shows: [...READER_FIELDS] });
    const state = (values: object) => withRecords(({ knex }) => knex('cards').where({ id: held.id }).update(values));
    const keysOf = async (values: object): Promise<[string, string[]]> => {
      await state(values);
      const { body, content } = await check(device, { number: held.number });
      expect(content.toString()).not.toContain(held.applicant.lastName);
      return [body.verdict, Object.keys(body).filter((key) => key !== 'verdict' && key !== 'checkedAt')];
    };

    // then
    expect(await keysOf({ state: 'ready' })).toEqual(['inactive', []]);
    expect(await keysOf({ state: 'blocked' })).toEqual(['blocked', []]);
    expect(await keysOf({ state: 'active', validUntil: '2026-01-31' })).toEqual(['expired', ['number', 'validUntil']]);
    expect(await keysOf({ state: 'in-production' })).toEqual(['unknown', []]);
  });

  it('000-42 and blocked at the office is blocked at the next check', async () => {
    // given
    const [held, clerk, { device }] = [await heldCard(), await operator(), await enrolledReader()];
    const before = await check(device, { uid: held.uid });

    // when
    await clerk.must(clerk.post(`/api/operator/cards/${held.id}/block`, { reason: 'zgubiona, telefon od posiadacza' }));

    // then
    expect([before.body.verdict, (await check(device, { uid: held.uid })).body.verdict]).toEqual(['valid', 'blocked']);
  });

  it('D-9 on a telephone is known by its code; one of another moment is asked for again, a forged one is unknown', async () => {
    // given
    const { device } = await enrolledReader();
    const links = await makeChain(randomBytes(LINK_BYTES), 40);
    const anchor = Buffer.from(links[40] ?? []).toString('base64url');
    const { secret } = await card.portal.must(
      card.portal.post<{ secret: string }>('/api/resident/card-devices', { name: 'Chrome, Android' }),
    );
    const { cards } = await card.portal.must(
      card.portal.post<{ cards: { certificate: string }[] }>('/api/resident/card-certificates', { secret, anchor }),
    );
    const certificate = Buffer.from(cards[0]?.certificate ?? '', 'base64url');
    const codeAt = (slot: number): string => cardCode(certificate, links[39 - slot] ?? new Uint8Array());
    const good = codeAt(0);

    // when
    const codes = [good, codeAt(20), `${good.slice(0, 60)}000${good.slice(63)}`, 'https://karta.example/karta/1'];
    const verdicts = [];
    for (const code of codes) verdicts.push((await check(device, { code })).body.verdict);

    // then
    expect(verdicts).toEqual(['valid', 'again', 'unknown', 'unknown']);
  });

  it('and tried by number after number is refused for a while; a chip is answered all the same', async () => {
    // given
    const { id, device } = await enrolledReader();
    const statuses = [];

    // when
    for (let at = 0; at < 101; at += 1) {
      if (at === 50) await admin.must(check(device, { uid: card.uid }));
      statuses.push((await check(device, { number: `00-${at}0000000` })).status);
    }

    // then
    expect([statuses.slice(0, 100).every((status) => status === 200), statuses[100]]).toEqual([true, 429]);
    expect((await check(device, { uid: card.uid })).body.verdict).toBe('valid');
    expect((await seen(id))?.checksToday).toBe(102);
  }, 60_000);

  it('X-6 leaves one entry a check, with the reader, and its holder sees which one it was', async () => {
    // given
    const [held, { id, device }] = [await heldCard(), await enrolledReader({ shows: ['photo'] })];

    // when
    await check(device, { uid: held.uid });
    await check(device, { number: held.number });

    // then
    const rows = await withRecords(({ knex }) => knex('audit').where({ subjectId: held.id, act: 'card.check' }));
    const told = ['photo'];
    expect(rows.map(({ actorKind, actorId, facts }) => ({ actorKind, actorId, facts }))).toEqual([
      { actorKind: 'reader', actorId: id, facts: { way: 'uid', verdict: 'valid', told } },
      { actorKind: 'reader', actorId: id, facts: { way: 'number', verdict: 'valid', told } },
    ]);
    const { looks } = await held.portal.must(held.portal.get<LookList>('/api/resident/account/looks'));
    expect(looks.map(({ who, name, what }) => [who, name, what])).toContainEqual([
      'reader',
      `Czytnik ${id}`,
      'card.check',
    ]);
  });

  it('000-42 without a connection is counted later, once however often it is told, and never in the future', async () => {
    // given
    const { id, device } = await enrolledReader();
    const past = { id: randomUUID(), at: new Date().toISOString(), way: 'uid', verdict: 'valid' };
    const ahead = { ...past, id: randomUUID(), at: new Date(Date.now() + 3 * DAY_MS).toISOString() };
    const again = { ...past, id: randomUUID(), verdict: 'again' };

    // when
    const tell = () => device.post('/api/reader/past-checks', { checks: [past, ahead, again, past] });
    const answers = [await tell(), await tell()];

    // then
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await seen(id))?.checksToday).toBe(2);
    const kept = await withRecords(({ knex }) => knex('reader_checks').where({ readerId: id }));
    expect(kept.map(({ isOffline }) => isOffline)).toEqual([true, true, true]);
    expect(kept.every(({ at }) => (at as Date).getTime() <= Date.now())).toBe(true);
  });
});

describe('a shift', () => {
  it('000-41 begins with the PIN, without which no card is told of; it ends when it is over, ended, or the PIN is another', async () => {
    // given
    const { id, device } = await enrolledReader();
    expect((await begin(device, '2580')).body).toMatchObject({ code: 'READER_PIN_UNSET' });
    await admin.must(setPin(id, '2580'));
    const verdict = async (shift?: string): Promise<unknown> => {
      const { body } = await check(device, { uid: card.uid }, shift);
      return (body as { code?: string }).code ?? body.verdict;
    };
    const work = async (pin: string): Promise<string> => (await admin.must(begin(device, pin))).shift;
    const over = 'READER_SHIFT_OVER';

    // then
    expect(await verdict()).toBe(over);
    expect(await verdict('x'.repeat(43))).toBe(over);
    const first = await work('2580');
    expect(await verdict(first)).toBe('valid');
    await admin.must(device.delete('/api/reader/shift'));
    await admin.must(device.delete('/api/reader/shift'));
    expect(await verdict(first)).toBe(over);
    const second = await work('2580');
    await change(id, { shiftUntil: new Date() });
    expect(await verdict(second)).toBe(over);
    const third = await work('2580');
    await admin.must(setPin(id, '9035'));
    expect(await verdict(third)).toBe(over);
    expect((await begin(device, '2580')).status).toBe(422);
    expect(await verdict(await work('9035'))).toBe('valid');
    await admin.must(setPin(id, null));
    expect(await verdict()).toBe('valid');
  });

  it('000-41 is refused after five wrong PINs in a row, however many are tried at once, until there is another PIN', async () => {
    // given
    const { id, device } = await enrolledReader();
    await admin.must(setPin(id, '2580'));
    const { shift } = await admin.must(begin(device, '2580'));

    // when
    const first = await begin(device, '2581');
    const tries = await Promise.all(Array.from({ length: 8 }, () => begin(device, '2581')));
    const right = await begin(device, '2580');
    const checked = await check(device, { uid: card.uid }, shift);

    // then
    expect(first.body).toMatchObject({ code: 'READER_PIN_WRONG', triesLeft: '4' });
    const codes = tries.map(({ body }) => (body as unknown as { code: string }).code);
    expect(codes.filter((code) => code === 'READER_PIN_WRONG')).toHaveLength(3);
    expect([right, checked].map(({ body }) => (body as { code?: string }).code)).toEqual([
      'READER_LOCKED',
      'READER_LOCKED',
    ]);
    expect((await seen(id))?.state).toBe('locked');

    // and when
    await admin.must(setPin(id, '9035'));

    // then
    expect((await begin(device, '9035')).status).toBe(200);
    expect((await seen(id))?.state).toBe('enrolled');
    const facts = await withRecords(({ knex }) =>
      knex('audit').where({ actorId: id, act: 'reader.fail-pin' }).orderBy('id').pluck('facts'),
    );
    expect(facts).toEqual([4, 3, 2, 1, 0].map((left) => ({ left })));
  });

  it('is begun with no PIN that anybody tries first', async () => {
    const { id } = await enrolledReader();
    const answers = [await setPin(id, '1234'), await setPin(id, '0000'), await setPin(id, '12')];
    expect(answers.map(({ body }) => body['code'])).toEqual(['READER_PIN_EASY', 'READER_PIN_EASY', 'VALIDATION']);
  });
});
