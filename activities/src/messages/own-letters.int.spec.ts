import { randomUUID } from 'node:crypto';
import { writeAudit, type City } from '@karta/db';
import { ownLetterEvent, TOLD_CHANGE_NAMES, TOLD_CHANGES, type ToldChange, type ToldChangeName } from '@karta/domain';
import { addOwnLetter, changeOwnLetter, endOwnLetter, listOwnLetters, saveLetter } from '@karta/services';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { tellNext } from './own-letters.ts';

let own: OwnCity;
let city: City;
beforeAll(async () => {
  own = await openOwnCity();
  // what is sealed is read back as it was
  const vault = {
    seal: (_key: string, _place: object, text: string) => Promise.resolve(Buffer.from(text)),
    blindIndex: () => Promise.resolve(Buffer.alloc(32)),
  };
  city = { ...own.city, name: 'Próba', portalUrl: 'https://miasto.example', vault } as unknown as City;
  await city.knex('packages').insert({
    ...{ code: 'seniors', name: 'Pakiet Seniora', criterion: 'age', description: '', validityYears: 1 },
  });
}, 60_000);
afterAll(() => own.close(), 60_000);
beforeEach(async () => {
  await city.knex('own_letters').update({ isOn: false });
  await city.knex('own_letter_occasions').delete();
  await city.knex('notifications').delete();
});

const by = { kind: 'operator', id: randomUUID(), now: new Date('2026-11-21T10:00:00Z') } as const;

/** A letter by mail about a change, with its text, switched on. @returns its id */
async function ownLetter(change: ToldChangeName, onlyFor: string[] = []): Promise<string> {
  const id = await addOwnLetter(city.knex, { name: `O ${change}`, change, channels: ['mail'], onlyFor }, by);
  const name = { event: ownLetterEvent(change, id), channel: 'mail', language: 'pl' } as const;
  await saveLetter(city.knex, name, { subject: 'Zmiana', text: `{{firstName}}: ${change}`, version: 0 }, by);
  await changeOwnLetter(city.knex, id, { name: 'O', channels: ['mail'], onlyFor, isOn: true, version: 1 }, by);
  return id;
}

/** Somebody with one of each thing that a letter may be about. */
async function subjects() {
  const { accountId, residentId } = await holderIn(city);
  const [application, thread] = [randomUUID(), randomUUID()];
  const filed = {
    type: 'card-issue',
    packageCode: 'seniors',
    state: 'in-review',
    firstName: 'Osoba',
    lastName: 'Próbna',
  };
  await city.knex('applications').insert({ id: application, accountId, ...filed });
  const asked = { typeCode: 'other', keyId: randomUUID(), subject: Buffer.from('Pytanie') };
  await city.knex('thread_types').insert({ code: 'other', name: 'Inne' }).onConflict('code').ignore();
  await city.knex('threads').insert({ id: thread, accountId, ...asked });
  const card = await cardIn(city, residentId, 'active');
  return { accountId, ids: { card, application, package: residentId, account: accountId, thread } };
}

const KINDS = { card: 'card', application: 'application', package: 'resident', account: 'account', thread: 'thread' };

/** The row of the audit that whoever makes the change leaves. */
function change(name: ToldChangeName, ids: Record<ToldChange['about'], string>, facts: object = {}): Promise<void> {
  const { about, act, state, by: who }: ToldChange = TOLD_CHANGES[name];
  const actor = { actorKind: who ?? ('process' as const), actorId: null };
  const said = { ...(state && { state }), ...(about === 'package' && { packageCode: 'seniors' }), ...facts };
  return writeAudit(city.knex, { ...actor, act, subjectKind: KINDS[about], subjectId: ids[about], facts: said });
}

async function tellAll(): Promise<void> {
  while (await tellNext(city));
}
const messages = (): Promise<{ template: string; content: Buffer; accountId: string; key: string }[]> =>
  city.knex('notifications').orderBy('createdAt');

describe('000-33 a letter of the town’s own', () => {
  it.each(TOLD_CHANGE_NAMES)('goes out once when it happens: %s', async (name) => {
    // given
    const { accountId, ids } = await subjects();
    const id = await ownLetter(name);

    // when
    await change(name, ids);
    await tellAll();

    // then
    const sent = await messages();
    expect(sent).toMatchObject([{ template: ownLetterEvent(name, id), accountId }]);
    expect(JSON.parse(String(sent[0]?.content))).toEqual({ subject: 'Zmiana', text: `Osoba: ${name}` });
    const found = (await listOwnLetters(city.knex)).find((each) => each.id === id);
    expect(found).toMatchObject({ told: 1, missed: 0, waiting: 0, written: ['mail'] });
  });

  it('tells of nothing else, of nothing that came before it, and of nothing once it is off or ended', async () => {
    // given
    const { ids } = await subjects();
    await change('card-blocked', ids);
    const id = await ownLetter('card-blocked');

    // when
    await change('card-unblocked', ids);
    await change('application-rejected', ids);
    await change('card-blocked', ids);
    await changeOwnLetter(city.knex, id, { name: 'O', channels: ['mail'], onlyFor: [], isOn: false, version: 2 }, by);
    await change('card-blocked', ids);
    await endOwnLetter(city.knex, id, by);
    await change('card-blocked', ids);
    await tellAll();

    // then
    expect(await messages()).toEqual([]);
    expect((await listOwnLetters(city.knex)).map((each) => each.id)).not.toContain(id);
  });

  it('goes for the chosen form or package alone', async () => {
    // given
    const { ids } = await subjects();
    await city.knex('packages').insert({
      ...{ code: 'families', name: 'Rodzina', criterion: 'family', description: '', validityYears: 1 },
    });
    await ownLetter('package-granted', ['families']);

    // when
    await change('package-granted', ids);
    await tellAll();
    const before = await messages();
    await change('package-granted', ids, { packageCode: 'families', validUntil: '2027-06-30' });
    await tellAll();

    // then
    expect(before).toEqual([]);
    expect(await messages()).toHaveLength(1);
  });

  it('is undone with the change that it would tell of', async () => {
    const { ids } = await subjects();
    await ownLetter('card-blocked');
    await city.knex
      .transaction(async (trx) => {
        await writeAudit(trx, {
          ...{ actorKind: 'system', actorId: null, act: 'card.block', subjectKind: 'card', subjectId: ids.card },
        });
        throw new Error('the change fails');
      })
      .catch(() => {});
    await tellAll();
    expect(await messages()).toEqual([]);
  });

  it('hinders no change: a row of the audit whose subject is no id is written all the same', async () => {
    await ownLetter('card-blocked');
    const odd = { actorKind: 'system', actorId: null, act: 'card.block', subjectKind: 'card' } as const;
    for (let n = 0; n < 12; n += 1) await writeAudit(city.knex, { ...odd, subjectId: `card-${n}` });
    await tellAll();
    expect(await messages()).toEqual([]);
  });

  it('that reaches nobody is counted, and one that fails waits and holds up no other', async () => {
    // given: a person without an account, and a letter that cannot be sealed
    const { ids } = await subjects();
    const id = await ownLetter('card-blocked');
    const residentId = randomUUID();
    await city.knex('residents').insert({ id: residentId, keyId: randomUUID(), firstName: 'Jan', lastName: 'Cichy' });
    const card = await cardIn(city, residentId, 'active');
    const failing = {
      ...city,
      vault: { ...city.vault, seal: () => Promise.reject(new Error('no key')) },
    } as unknown as City;

    // when
    await change('card-blocked', { ...ids, card });
    await tellAll();
    await change('card-blocked', ids);
    await tellNext(failing);
    const waits = await city.knex('own_letter_occasions').whereNull('outcome');

    // then
    expect(waits).toMatchObject([{ tries: 1 }]);
    expect(waits[0].dueAt.getTime()).toBeGreaterThan(waits[0].at.getTime());
    expect((await listOwnLetters(city.knex)).find((each) => each.id === id)).toMatchObject({
      ...{ told: 0, missed: 1, waiting: 1 },
    });
    await city.knex('own_letter_occasions').update({ dueAt: new Date(0) });
    await tellAll();
    expect(await messages()).toHaveLength(1);
  });

  it('is told once however many workers look', async () => {
    const { ids } = await subjects();
    await ownLetter('card-blocked');
    for (let n = 0; n < 6; n++) await change('card-blocked', ids);
    await Promise.all([tellAll(), tellAll(), tellAll()]);
    const keys = (await messages()).map(({ key }) => key);
    expect([keys.length, new Set(keys).size]).toEqual([6, 6]);
  });
});
