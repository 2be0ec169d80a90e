import { randomUUID } from 'node:crypto';
import { Id } from '@karta/contracts';
import { Resident, type City } from '@karta/db';
import { EMPTY_ENTRY, type EntryValues } from '@karta/domain';
import { testPesel } from '../../../db/seeds/nowa-rzeczna/people.ts';
import { openKeyedCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { anonymise } from '../accounts/anonymise.ts';
import type { Doer } from '../doer.ts';
import { changePerson } from '../people/change-person.ts';
import { enterPerson } from '../people/enter-person.ts';
import { openEntry } from '../people/open-entry.ts';
import { pointersTo } from '../people/pointers.ts';
import { similarPeople } from '../people/similar-people.ts';
import { askMerge, mergeRequests, settleMerge } from './ask-merge.ts';
import { mergeEntries, type MergeOrder } from './merge-entries.ts';
import { MERGE_RULES } from './merge-rules.ts';
import { distinctionOf, knownOthers, tellApart, undoTellApart } from './tell-apart.ts';
import { unmergeEntries } from './unmerge-entries.ts';

const ADDRESS = { place: 'Nowa Rzeczna', houseNumber: '8', postalCode: '09-990' };
let own: OwnCity;
let city: City;
let by: Doer;
let serial = 2000;

beforeAll(async () => {
  own = await openKeyedCity();
  city = { ...own.city, name: 'Nowa Rzeczna', portalUrl: 'https://karta.example' };
  const { knex } = city;
  const id = randomUUID();
  const operator = { id, email: 'lead@example.test', name: 'Ewa Próbna', unit: '', passwordHash: '' };
  await knex('operators').insert(operator);
  by = { kind: 'operator', id, now: city.clock.now() };
  const rule = { criterion: '', description: '', validityYears: 3 };
  await knex('packages').insert(['senior', 'rodzina'].map((code) => ({ code, name: code, ...rule })));
  await knex('thread_types').insert({ code: 'question', name: 'Pytanie' });
}, 60_000);
afterAll(() => own.close(), 60_000);

const enter = (values: Partial<EntryValues>): Promise<string> =>
  city.knex.transaction((trx) =>
    enterPerson(trx, city, { ...EMPTY_ENTRY, ...ADDRESS, ...values }, { source: 'office' }, by),
  );
const entryOf = async (id: string): Promise<Resident> => Resident.query(city.knex).findById(id).throwIfNotFound();
async function accountOf(id: string): Promise<string> {
  const { accountId } = await entryOf(id);
  return accountId ?? '';
}

/** One person entered twice: without a number and with one, with something of everything at the second entry. */
async function twice(): Promise<{ stays: string; goes: string; pesel: string }> {
  const { knex } = city;
  const pesel = testPesel('1960-06-24', serial++);
  const unknown = { noPeselReason: 'other', birthDate: '1960-06-24', sex: 'male' } as const;
  const stays = await enter({ firstName: 'Jan', lastName: 'Święcicki', remarks: 'Słabo słyszy', ...unknown });
  const goes = await enter({
    firstName: 'Jan',
    lastName: 'Swięcicki',
    pesel,
    phone: '+48500000771',
    idCard: 'ABS123456',
  });
  const [staysAccount, goesAccount] = [await accountOf(stays), await accountOf(goes)];
  const keyId = randomUUID();
  const card = { keyId, holderName: 'Jan Swięcicki' };
  await knex('cards').insert({ id: randomUUID(), number: randomUUID(), residentId: goes, state: 'active', ...card });
  await knex('resident_packages').insert([
    { residentId: stays, packageCode: 'senior', validUntil: '2027-01-01' },
    { residentId: goes, packageCode: 'senior', validUntil: '2028-01-01' },
    { residentId: goes, packageCode: 'rodzina', validUntil: '2027-06-30' },
  ]);
  const file = { id: randomUUID(), keyId, accountId: goesAccount, kind: 'document', mediaType: 'application/pdf' };
  await knex('files').insert({ ...file, size: 1, content: Buffer.from('x') });
  const document = { id: randomUUID(), residentId: goes, fileId: file.id, typeCode: 'rent', name: 'Umowa' };
  await knex('resident_documents').insert({ ...document, addedAt: by.now, addedBy: by.id, deleteOn: '2027-01-01' });
  const ward = { firstName: 'Ola', lastName: 'Święcicka', birthDate: '2015-01-01', kinship: 'child' };
  await knex('family_members').insert({ id: randomUUID(), guardianAccountId: goesAccount, ...ward });
  const text = { id: randomUUID(), kind: randomUUID(), version: 1, statement: '', title: '', paragraphs: [] };
  await knex('consent_texts').insert({ ...text, askedAt: 'registration', required: false });
  const given = { consentTextId: text.id, givenAt: by.now };
  await knex('consents').insert([staysAccount, goesAccount].map((accountId) => ({ accountId, ...given })));
  await knex('threads').insert({
    ...{ id: randomUUID(), accountId: goesAccount, typeCode: 'question', keyId, subject: Buffer.from('x') },
  });
  const letter = { id: randomUUID(), key: randomUUID(), channel: 'mail', template: 't', recipient: 'x', keyId };
  await knex('notifications').insert({ ...letter, accountId: goesAccount, residentId: goes });
  return { stays, goes, pesel };
}

async function orderFor(stays: string, goes: string, takes: MergeOrder['takes'] = []): Promise<MergeOrder> {
  const [one, other] = [await entryOf(stays), await entryOf(goes)];
  const pair = { stays: { id: stays, version: one.version }, goes: { id: goes, version: other.version } };
  return { ...pair, takes, reason: 'Ten sam dowód' };
}
const merge = (order: MergeOrder): Promise<string> =>
  city.knex.transaction((trx) => mergeEntries(trx, city, order, by));
const unmerge = (staysId: string, mergeId: string): Promise<void> =>
  city.knex.transaction((trx) => unmergeEntries(trx, city, { staysId, mergeId, reason: 'Jednak bracia' }, by));

/** Every row of every table that points at people, and of the people themselves; merges themselves are not among them. */
async function dump(): Promise<Record<string, unknown>> {
  const pointers = await pointersTo(city.knex, ['residents', 'accounts']);
  const tables = [...new Set(['residents', 'accounts', ...pointers.map(({ table }) => table)])];
  const all: Record<string, unknown> = {};
  for (const table of tables.filter((each) => each !== 'resident_merges')) {
    const { rows } = await city.knex.raw('select to_jsonb(t)::text as row from ?? as t order by 1', [table]);
    all[table] = rows;
  }
  return all;
}

describe('two entries of one person', () => {
  it('000-09 every column that points at a resident or an account has its rule, and no rule is without a column', async () => {
    const found = (await pointersTo(city.knex, ['residents', 'accounts'])).map(
      ({ table, column }) => `${table}.${column}`,
    );
    expect(found.toSorted()).toEqual(Object.keys(MERGE_RULES).toSorted());
  });

  it('000-09 become one: the chosen values hold, cards, packages, documents, family, threads and letters go to the one that stays', async () => {
    // given
    const { stays, goes, pesel } = await twice();

    // when
    await merge(await orderFor(stays, goes, ['pesel', 'phone', 'idCard']));

    // then
    const { knex } = city;
    expect(await openEntry(city, await entryOf(stays))).toMatchObject({
      ...{ lastName: 'Święcicki', pesel, phone: '+48500000771', idCard: 'ABS123456', remarks: 'Słabo słyszy' },
    });
    const countOf = async (table: string, where: object): Promise<number> => (await knex(table).where(where)).length;
    const accountId = await accountOf(stays);
    expect(await countOf('cards', { residentId: stays })).toBe(1);
    expect(await countOf('resident_documents', { residentId: stays })).toBe(1);
    expect(await countOf('notifications', { residentId: stays, accountId })).toBe(1);
    expect(await countOf('threads', { accountId })).toBe(1);
    expect(await countOf('family_members', { guardianAccountId: accountId })).toBe(1);
    const held = await knex('resident_packages').where({ residentId: stays }).orderBy('packageCode');
    expect(held.map(({ packageCode, validUntil }) => [packageCode, validUntil])).toEqual([
      ['rodzina', '2027-06-30'],
      ['senior', '2028-01-01'],
    ]);
    // and the one that went names nobody and is like nobody
    expect(await entryOf(goes)).toMatchObject({ mergedInto: stays, lastName: '', pesel: null, peselIndex: null });
    const sought = {
      firstName: 'Jan',
      lastName: 'Swięcicki',
      birthDate: '1960-06-24',
      idCard: '',
      passport: '',
      pesel,
    };
    const like = await similarPeople(knex, city, sought);
    expect(like.map(({ resident }) => resident.id)).not.toContain(goes);
  });

  it('000-09 merged and taken apart again give the same rows, byte for byte, and what somebody changed since stays', async () => {
    // given
    const { stays, goes, pesel } = await twice();
    const before = await dump();

    // when
    await unmerge(stays, await merge(await orderFor(stays, goes, ['pesel', 'lastName', 'phone'])));

    // then
    expect(await dump()).toEqual(before);
    expect(await openEntry(city, await entryOf(goes))).toMatchObject({ lastName: 'Swięcicki', pesel });

    // and with a change in between
    const mergeId = await merge(await orderFor(stays, goes, ['pesel', 'phone']));
    const { version } = await entryOf(stays);
    const change = { id: stays, values: { email: 'jan@poczta.example' }, version, reason: 'Prośba' };
    await city.knex.transaction((trx) => changePerson(trx, city, change, by));
    await unmerge(stays, mergeId);
    expect(await openEntry(city, await entryOf(stays))).toMatchObject({
      pesel: '',
      phone: '',
      email: 'jan@poczta.example',
    });
    await expect(unmerge(stays, mergeId)).rejects.toMatchObject({ code: 'MERGE_OVER' });
  });

  it('000-09 are refused with each reason: who signs in goes nowhere, and nobody has two valid cards', async () => {
    // given
    const { stays, goes } = await twice();
    const email = `${randomUUID()}@poczta.example`;
    await city
      .knex('accounts')
      .where({ id: await accountOf(goes) })
      .update({ email });
    const card = { id: randomUUID(), number: randomUUID(), residentId: stays, keyId: randomUUID(), holderName: 'Jan' };
    await city.knex('cards').insert({ ...card, state: 'active' });

    // when
    const refused = merge(await orderFor(stays, goes));

    // then
    await expect(refused).rejects.toMatchObject({
      code: 'MERGE_REFUSED',
      fields: [{ code: 'OTHER_SIGNS_IN' }, { code: 'TWO_CARDS' }],
    });
    const order = await orderFor(stays, goes);
    const stale = merge({ ...order, stays: { id: stays, version: 9 } });
    await expect(stale).rejects.toMatchObject({ code: 'ENTRY_CHANGED' });
  });

  it('000-09 that are two people are told apart: the other is not like it any more, and they are not merged until that is taken back', async () => {
    // given
    const { stays, goes, pesel } = await twice();
    const told = { id: goes, otherId: stays, reason: 'Bliźnięta' };
    const like = async (): Promise<string[]> => {
      const sought = { firstName: 'Jan', lastName: 'Święcicki', birthDate: '1960-06-24', idCard: '', passport: '' };
      const found = await similarPeople(city.knex, city, { ...sought, pesel, exceptId: stays });
      return found.map(({ resident }) => resident.id);
    };

    // when
    const before = await like();
    await city.knex.transaction((trx) => tellApart(trx, told, by));
    await city.knex.transaction((trx) => tellApart(trx, { ...told, reason: 'Jeszcze raz' }, by));

    // then
    expect(before).toContain(goes);
    expect(await like()).not.toContain(goes);
    expect(await distinctionOf(city.knex, stays, goes)).toMatchObject({ by: 'Ewa Próbna', reason: 'Bliźnięta' });
    await expect(merge(await orderFor(stays, goes))).rejects.toMatchObject({ fields: [{ code: 'TOLD_APART' }] });

    // when
    await city.knex.transaction((trx) => undoTellApart(trx, { id: stays, otherId: goes, reason: 'Jednak jedna' }, by));

    // then
    expect(await like()).toContain(goes);
    await expect(merge(await orderFor(stays, goes))).resolves.toEqual(expect.any(String));
    const acts = await city.knex('audit').whereIn('subjectId', [stays, goes]).orderBy('id').pluck('act');
    expect(acts.filter((act) => act.includes('apart'))).toEqual(['resident.tell-apart', 'resident.undo-tell-apart']);
    const undone = await city.knex('resident_distinctions').where('undoneReason', 'Jednak jedna').pluck('undone_by');
    expect(undone).toEqual([by.id]);
    const again = city.knex.transaction((trx) =>
      undoTellApart(trx, { id: stays, otherId: goes, reason: 'Jednak jedna' }, by),
    );
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('000-09 are told by mail to whoever signs in for them, when they become one and when they are two again', async () => {
    // given
    const { stays, goes } = await twice();
    const email = 'jan.swiecicki@example.test';
    const account = { email, language: 'uk' };
    await city
      .knex('accounts')
      .where({ id: await accountOf(stays) })
      .update(account);

    // when
    const mergeId = await merge(await orderFor(stays, goes));
    await city.knex.transaction((trx) =>
      unmergeEntries(trx, city, { staysId: stays, mergeId, reason: 'Jednak dwie' }, by),
    );

    // then
    const letters = await city.knex('notifications').where({ recipient: email }).orderBy('createdAt').select();
    expect(letters.map(({ template, accountId }) => [template, accountId])).toEqual([
      ['entries-merged', await accountOf(stays)],
      ['entries-unmerged', await accountOf(stays)],
    ]);
    const [{ id, keyId, content }] = letters;
    const place = { table: 'notifications', row: id, column: 'content' };
    expect(await city.vault.openText(keyId, place, content)).toContain('Ми об’єднали два записи');
  });

  it('000-09 become one only by a second person’s yes where the town wants that, and only as they were asked for', async () => {
    // given
    const { knex } = city;
    const other = randomUUID();
    const second = { id: other, email: 'druga@example.test', name: 'Anna Druga', unit: '', passwordHash: '' };
    await knex('operators').insert(second);
    await knex('operator_roles').insert([by.id, other].map((operatorId) => ({ operatorId, roleCode: 'lead' })));
    await knex('settings').insert({ key: 'mergeNeedsApproval', value: 'true' });
    const ask = async () => {
      const { stays, goes } = await twice();
      const order = await orderFor(stays, goes, ['pesel']);
      const { mergeId, approvalId } = await knex.transaction((trx) => askMerge(trx, city, order, by));
      expect(mergeId).toBeNull();
      return { stays, goes, id: approvalId ?? '' };
    };
    const say = (id: string, who: string) =>
      knex.transaction((trx) =>
        settleMerge(trx, city, id, { to: 'approved', note: '' }, { ...by, id: who, kind: 'operator' }),
      );
    const [first, stale] = [await ask(), await ask()];
    await knex('residents').where({ id: stale.goes }).increment('version', 1);

    // when
    const own = say(first.id, by.id);

    // then
    await expect(own).rejects.toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    expect((await entryOf(first.goes)).mergedInto).toBeNull();
    await expect(say(first.id, other)).resolves.toEqual(expect.any(String));
    expect((await entryOf(first.goes)).mergedInto).toBe(first.stays);
    await expect(say(stale.id, other)).rejects.toMatchObject({ code: 'ENTRY_CHANGED' });
    expect(await knex('approvals').where({ id: stale.id }).pluck('state')).toEqual(['waiting']);
    const waiting = await mergeRequests(knex, other);
    expect(waiting).toMatchObject([{ id: stale.id, isStale: true, isOwn: false, takes: ['pesel'] }]);
    const { request } = await knex('approvals').where({ id: stale.id }).first('request');
    expect(Object.keys(request).toSorted()).toEqual(['goesId', 'otherVersion', 'takes', 'version']);
    const [merge] = await knex('audit').where({ act: 'resident.merge', subjectId: first.stays }).select('actorId');
    expect(merge?.actorId).toBe(by.id);
    await knex('settings').where({ key: 'mergeNeedsApproval' }).delete();
  });

  it('000-09 that were told apart stay so when one of them goes into a third entry', async () => {
    // given
    const [{ stays, goes }, third] = [
      await twice(),
      await enter({
        firstName: 'Jan',
        lastName: 'Święcicki',
        birthDate: '1960-06-24',
        sex: 'male',
        noPeselReason: 'other',
      }),
    ];
    await city.knex.transaction((trx) => tellApart(trx, { id: stays, otherId: goes, reason: 'Bliźnięta' }, by));

    // when
    await merge(await orderFor(third, stays));

    // then
    expect(await knownOthers(city.knex, goes)).toMatchObject([{ id: third, reason: 'Bliźnięta' }]);
    expect(await knownOthers(city.knex, third)).toMatchObject([{ id: goes, by: 'Ewa Próbna' }]);
    await expect(merge(await orderFor(third, goes))).rejects.toMatchObject({ fields: [{ code: 'TOLD_APART' }] });
  });

  it('000-09 one id is one id, however its letters are written', () => {
    expect(Id.parse('5B1F5C9E-0D0C-4C0E-9A51-2F6F3F0A0001')).toBe('5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a0001');
  });

  it('H-6 end together: who is erased leaves nothing of the entry that went into theirs', async () => {
    // given
    const { stays, goes } = await twice();
    const { keyId } = await entryOf(goes);
    await merge(await orderFor(stays, goes, ['pesel']));

    // when
    await anonymise(city, await accountOf(stays));

    // then
    const [kept] = await city.knex('resident_merges').where({ staysId: stays });
    expect(kept).toMatchObject({ content: null, reason: '' });
    for (const each of [keyId, kept.keyId]) await expect(city.vault.keys.open(each)).rejects.toThrow('KEY_DESTROYED');
  });
});
