import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { heldCard, type HeldCard } from '../makers/held-card.ts';
import { contractedPartner, hired } from '../makers/staff.ts';

const ALL = ['card.status', 'card.list', 'redemption.write'];
const ALL_FIELDS = ['validUntil', 'packages', 'reliefs', 'name', 'photo', 'uid', 'statusIndex'];

let held: HeldCard;
beforeAll(async () => {
  held = await heldCard();
}, 90_000);

/** A partner with one key that the office has made, and its program with a token. */
async function withKey(scopes: readonly string[] = ALL, isTest = false) {
  const [admin, id] = [await hired(['admin']), randomUUID()];
  await contractedPartner(scopes, `Partner ${id}`, { id });
  const key = await admin.must(
    admin.post<{ id: string; clientId: string; secret: string }>(`/api/admin/partners/${id}/keys`, {
      name: 'kasa 2',
      isTest,
    }),
  );
  const ask = (scope?: string) =>
    new Caller('service').post<{ access_token: string; code: string }>('/api/partner/oauth/token', {
      ...{ grant_type: 'client_credentials', client_id: key.clientId, client_secret: key.secret },
      ...(scope !== undefined && { scope }),
    });
  const { access_token: token } = await new Caller('service').must(ask());
  return { admin, id, key, ask, program: new Caller('service', token) };
}
const statusOf = (program: Caller, number = held.number) =>
  program.post<{ code?: string }>('/api/partner/card-status', { number });

describe('what a partner is told of a card', () => {
  it('000-07 is number and status, and beyond them what is granted: nothing else is on the wire', async () => {
    const bare = await statusOf(await contractedPartner(ALL, 'Partner bez pól', { tells: [] }));
    expect(Object.keys(bare.body).toSorted()).toEqual(['checkedAt', 'chipLevel', 'number', 'status']);
    for (const secret of [held.validUntil, held.uid, held.holderName, 'resident', held.id])
      expect(bare.content.toString()).not.toContain(secret);
    const all = await statusOf(await contractedPartner(ALL, 'Partner ze wszystkim', { tells: ALL_FIELDS }));
    expect(all.body).toMatchObject({
      ...{ status: 'active', validUntil: held.validUntil, name: held.holderName, reliefs: [] },
      packages: [{ code: 'resident', validUntil: held.validUntil }],
    });
    expect(
      Buffer.from(String((all.body as { photo?: string }).photo), 'base64')
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('ffd8');
  });

  it('000-07 a package that has ended is not listed, and of a blocked card nothing but its last day', async () => {
    const other = await heldCard();
    const program = await contractedPartner(ALL, 'Partner', { tells: ALL_FIELDS });
    await withRecords(({ knex }) =>
      knex('resident_packages').where({ cardId: other.id }).update({ validUntil: '2020-12-31' }),
    );
    const ended = await statusOf(program, other.number);
    expect(ended.body).toMatchObject({ status: 'active', packages: [], reliefs: [] });
    await withRecords(({ knex }) => knex('cards').where({ id: other.id }).update({ state: 'blocked' }));
    const blocked = await statusOf(program, other.number);
    expect(Object.keys(blocked.body).toSorted()).toEqual(['checkedAt', 'chipLevel', 'number', 'status', 'validUntil']);
  });

  it('000-07 a field that is taken away is gone with the next request of the same token', async () => {
    const id = randomUUID();
    const program = await contractedPartner(ALL, `Partner ${id}`, { id, tells: ['validUntil'] });
    expect((await statusOf(program)).body).toHaveProperty('validUntil');
    await withRecords(({ knex }) => knex('partners').where({ id }).update({ tells: [] }));
    expect((await statusOf(program)).body).not.toHaveProperty('validUntil');
  });
});

describe('the lists of cards', () => {
  const list = (program: Caller, path: string, headers: Record<string, string> = {}) =>
    program.get<{ code?: string; cards: { number: string }[] }>(`/api/partner/card-lists/${path}`, { headers });

  it('000-06 are taken whole as NDJSON, JSON or CSV, packed where that is asked for, and nothing is sent that is there already', async () => {
    // given
    const program = await contractedPartner(ALL, 'Partner', { tells: [] });

    // when
    const lines = await list(program, 'white');
    const packed = await list(program, 'white', { 'accept-encoding': 'gzip', accept: 'text/csv' });
    const json = await list(program, 'white', { accept: 'application/json' });
    const refused = await list(program, 'white', { accept: 'application/pdf' });
    const again = await list(program, 'white', { 'if-none-match': String(json.headers['etag']) });

    // then
    expect(lines.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    expect(lines.content.toString()).toContain(`{"number":"${held.number}","status":"active"}\n`);
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.content).toString()).toContain(`\r\n${held.number},active\r\n`);
    expect(json.body.cards.map(({ number }) => number)).toContain(held.number);
    expect([refused.status, refused.body.code]).toEqual([406, 'NOT_ACCEPTABLE']);
    expect([again.status, again.content.length]).toEqual([304, 0]);
    expect(lines.content.toString()).not.toContain(held.holderName);
  });

  it('000-06 tell what has changed since, so that a blocked card leaves the white one and comes to the black one', async () => {
    // given
    const other = await heldCard();
    const program = await contractedPartner(ALL, 'Partner', { tells: ['uid', 'statusIndex'] });
    const whole = await list(program, 'white', { accept: 'application/json' });
    const since = String(whole.headers['card-list-version']);

    // when
    await withRecords(({ knex }) => knex('cards').where({ id: other.id }).update({ state: 'blocked' }));

    // then
    const away = await list(program, `white?since=${since}`, { accept: 'application/json' });
    expect(away.headers['card-list-since']).toBe(since);
    expect(away.body.cards).toContainEqual({
      ...{ number: other.number, status: 'blocked', change: 'out', uid: other.uid },
      statusIndex: expect.any(Number),
    });
    const unknown = await list(program, 'black?since=1.2.3.4', { accept: 'application/json' });
    expect(unknown.headers['card-list-since']).toBeUndefined();
    expect(unknown.body.cards.map(({ number }) => number)).toContain(other.number);
  });

  it('000-06 and the signed list are for partners that are granted them alone', async () => {
    const program = await contractedPartner(['card.status']);
    for (const path of ['card-lists/white', 'card-lists/black', 'status-list', 'status-list-keys'])
      expect((await program.get(`/api/partner/${path}`)).body['code']).toBe('INSUFFICIENT_SCOPE');
    const other = await contractedPartner(['card.list']);
    const signed = await other.get('/api/partner/status-list?form=jwt');
    expect(signed.headers['content-type']).toBe('application/statuslist+jwt');
    expect((await other.get<{ keys: object[] }>('/api/partner/status-list-keys')).body.keys.length).toBeGreaterThan(0);
    const again = await other.get('/api/partner/status-list?form=jwt', {
      headers: { 'if-none-match': String(signed.headers['etag']) },
    });
    expect(again.status).toBe(304);
  });
});

describe('a key of a partner', () => {
  it('000-05 ends with its tokens in the moment in which it is revoked', async () => {
    const { admin, id, key, ask, program } = await withKey();
    expect((await statusOf(program)).status).toBe(200);
    await admin.must(admin.post(`/api/admin/partners/${id}/keys/${key.id}/revocation`));
    expect([(await statusOf(program)).status, (await ask()).body.code]).toEqual([401, 'INVALID_CLIENT']);
    const again = await admin.post(`/api/admin/partners/${id}/keys/${key.id}/revocation`);
    expect([again.status, again.body['code']]).toEqual([409, 'PARTNER_KEY_OVER']);
  });

  it('000-05 is nothing any more where its partner is switched off, or the scope is taken away', async () => {
    const { id, program, ask } = await withKey();
    await withRecords(({ knex }) =>
      knex('partners')
        .where({ id })
        .update({ scopes: ['card.list'] }),
    );
    expect((await statusOf(program)).body.code).toBe('INSUFFICIENT_SCOPE');
    expect((await ask('card.status')).body.code).toBe('INVALID_SCOPE');
    expect((await program.get('/api/partner/card-lists/white')).status).toBe(200);
    await withRecords(({ knex }) => knex('partners').where({ id }).update({ isActive: false }));
    expect((await program.get('/api/partner/card-lists/white')).status).toBe(401);
  });

  it('000-05 works on beside the one that takes its place, until the day that the office chose', async () => {
    // given
    const { admin, id, key, ask, program } = await withKey();
    const path = `/api/admin/partners/${id}/keys/${key.id}/rotation`;
    const today = await withRecords(async ({ clock }) => clock.today());

    // when
    const wrong = await admin.post(path, { endsOn: '2020-01-01' });
    const made = await admin.must(admin.post<{ clientId: string; secret: string }>(path, { endsOn: today }));

    // then
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'VALIDATION']);
    expect(made.clientId).not.toBe(key.clientId);
    expect([(await statusOf(program)).status, (await ask()).status]).toEqual([200, 200]);
    await withRecords(({ knex }) =>
      knex('partner_keys')
        .where({ id: key.id })
        .update({ endsAt: new Date(Date.now() - 1000) }),
    );
    expect([(await statusOf(program)).status, (await ask()).status]).toEqual([401, 401]);
    const { keys } = (await admin.get<{ keys: { state: string }[] }>(`/api/admin/partners/${id}/keys`)).body;
    expect(keys.map(({ state }) => state)).toEqual(['active', 'ended', 'active']);
  });

  it('000-05 has a name of its own, and there are ten at most', async () => {
    const { admin, id } = await withKey();
    const add = (name: string) => admin.post(`/api/admin/partners/${id}/keys`, { name, isTest: false });
    expect((await add('kasa 2')).body).toMatchObject({ code: 'CODE_TAKEN', fields: [{ path: 'name' }] });
    // two are there
    for (let count = 0; count < 8; count++) await admin.must(add(`kasa ${count + 3}`));
    expect((await add('jeszcze jedna')).body['code']).toBe('TOO_MANY_PARTNER_KEYS');
  });
});

describe('a key for trying', () => {
  it('000-05 finds the documented cards alone and never a real one, and leaves nothing but rows of the audit', async () => {
    // given
    const { program, id } = await withKey(ALL, true);
    const statuses: unknown[] = [];

    // when
    for (const number of [
      'TEST-0001',
      'TEST-0002',
      'TEST-0003',
      'TEST-0004',
      'TEST-0404',
      'TEST-0429',
      'TEST-0503',
      held.number,
    ]) {
      const { status, body } = await statusOf(program, number);
      statuses.push(status === 200 ? (body as { status?: string }).status : status);
    }

    // then
    expect(statuses).toEqual(['active', 'blocked', 'expired', 'inactive', 404, 429, 503, 404]);
    const own = (await withRecords(({ knex }) => knex('audit').where({ actorId: id }).pluck('act'))) as string[];
    expect(new Set(own)).toEqual(new Set(['partner.test']));
  });

  it('000-05 takes lists of these cards, and not the signed one, which tells of real ones', async () => {
    const { program } = await withKey(ALL, true);
    const black = await program.get('/api/partner/card-lists/black', { headers: { accept: 'text/csv' } });
    expect(black.content.toString()).toMatch(/TEST-0002,blocked/);
    expect(black.content.toString()).not.toContain(held.number);
    expect((await program.get('/api/partner/status-list')).body['code']).toBe('TEST_KEY_REFUSED');
  });

  it('004-96 tells what a redemption would save, and notes none', async () => {
    // given
    const { program, id: partnerId } = await withKey(ALL, true);
    const discountId = randomUUID();
    const discount = { id: discountId, partnerId, packageCode: 'resident', name: 'Bilet', description: 'Każdy bilet.' };
    await withRecords(({ knex }) => knex('discounts').insert({ ...discount, savingKind: 'percent', savingValue: 25 }));
    const sell = (number: string) => program.post('/api/partner/redemptions', { number, discountId, price: 1000 });

    // then
    expect((await sell('TEST-0001')).body).toMatchObject({ price: 1000, saved: 250, toPay: 750, test: true });
    expect((await sell('TEST-0002')).body['code']).toBe('CARD_BLOCKED');
    expect((await sell('TEST-0005')).body['code']).toBe('DISCOUNT_NOT_HELD');
    expect(await withRecords(({ knex }) => knex('redemptions').where({ partnerId }).pluck('id'))).toEqual([]);
  });
});
