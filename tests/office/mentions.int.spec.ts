import { randomUUID } from 'node:crypto';
import type { ColleagueList, MentionList, OfficeNote } from '@karta/contracts';
import { cityFacts, signedInResident, submittedApplication, type Filed } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { employed } from '../makers/staff.ts';

/** Nobody else of the town has this surname. */
const SURNAME = `Wzmiankowska${randomUUID().replaceAll(/[^a-z]/g, '')}`;

interface Colleague {
  id: string;
  name: string;
  caller: Caller;
}

let filed: Filed;
let path: string;
let writer: Colleague;
let reader: Colleague;
/** Reads applications of another point alone. */
let elsewhere: Colleague;
/** Reads no applications. */
let admin: Colleague;

async function colleague(firstName: string, roles: string[], pickupPointId: string | null = null): Promise<Colleague> {
  const name = `${firstName} ${SURNAME}`;
  const { id, email } = await employed(roles, { name, pickupPointId });
  return { id, name, caller: await operator(email) };
}

beforeAll(async () => {
  const { pickupPoints } = await cityFacts();
  const [here, there] = pickupPoints.map(({ id }) => id) as [string, string];
  filed = await submittedApplication(undefined, { pickupPointId: here });
  path = `/api/operator/applications/${filed.applicationId}`;
  const atPoint = `punkt-${randomUUID().slice(0, 8)}`;
  await withRecords(async ({ knex }) => {
    await knex('roles').insert({ code: atPoint, name: atPoint });
    await knex('role_grants').insert({ roleCode: atPoint, permission: 'application.read', condition: 'own-point' });
  });
  [writer, reader] = [await colleague('Anna', ['clerk']), await colleague('Jan', ['clerk'])];
  [elsewhere, admin] = [await colleague('Ewa', [atPoint], there), await colleague('Adam', ['admin'])];
}, 120_000);

const note = (text: string, mentions: string[], at = path) =>
  writer.caller.post<OfficeNote & { code?: string }>(`${at}/notes`, { text, mentions });
const call = ({ id, name }: Colleague, at = path) => note(`Zajrzyj tu, @${name}.`, [id], at);
const seenBy = ({ caller }: Colleague, show = 'unread') =>
  caller.must(caller.get<MentionList>(`/api/operator/mentions?show=${show}`));
const read = ({ caller }: Colleague, place?: object, until = new Date().toISOString()) =>
  caller.must(caller.post<{ unread: number }>('/api/operator/mentions/read', { until, ...(place && { place }) }));
const ofApplication = () => ({ kind: 'application', id: filed.applicationId });
const notesFor = async ({ caller }: Colleague): Promise<OfficeNote[]> =>
  (await caller.must(caller.get<{ file: { notes: OfficeNote[] } }>(path))).file.notes;

describe('C-7 whom a note may call', () => {
  it('C-7 are the colleagues who open the application by rights of their own', async () => {
    const { colleagues } = await writer.caller.must(writer.caller.get<ColleagueList>(`${path}/colleagues`));
    expect(colleagues.filter(({ name }) => name.includes(SURNAME)).map(({ id }) => id)).toEqual([reader.id]);
  });

  it.each([
    ['who does not read applications', () => call(admin)],
    ['who reads those of another point alone', () => call(elsewhere)],
    ['who writes it', () => call(writer)],
    ['whose name does not stand in the text', () => note('Zajrzyj tu.', [reader.id])],
    ['whose name stands there with other letters behind', () => note(`@${reader.name}ą`, [reader.id])],
  ])('C-7 is not somebody %s, and nothing of such a note is kept', async (_who, write) => {
    const before = await notesFor(writer);
    expect(await write()).toMatchObject({ status: 422, body: { code: 'MENTION_REFUSED' } });
    expect(await notesFor(writer)).toEqual(before);
  });

  it('C-7 is nobody twice, and at most ten', async () => {
    const twice = await note(`@${reader.name}`, [reader.id, reader.id]);
    const many = await note(
      `@${reader.name}`,
      Array.from({ length: 11 }, () => randomUUID()),
    );
    expect([twice, many].map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'VALIDATION'],
      [422, 'VALIDATION'],
    ]);
  });

  it('C-7 is called without a number of a person in the text', async () => {
    const { body } = await note(`@${reader.name} 44051401359`, [reader.id]);
    expect(body).toMatchObject({ code: 'PERSONAL_NUMBER_IN_TEXT' });
  });
});

describe('C-7 somebody whom a note calls', () => {
  it('C-7 is told who wrote it and where, and not what it says, until they open the place', async () => {
    // given
    const kept = await writer.caller.must(call(reader));
    const others = await seenBy(admin);

    // when
    const told = await seenBy(reader);
    const [seenByWriter, seenByReader] = [await notesFor(writer), await notesFor(reader)];
    const after = await read(reader, ofApplication());

    // then
    expect(others).toEqual({ mentions: [], unread: 0 });
    expect(told).toMatchObject({
      mentions: [{ by: writer.name, isRead: false, place: { ...ofApplication(), number: expect.any(Number) } }],
      unread: 1,
    });
    expect(JSON.stringify(told)).not.toContain('Zajrzyj');
    const mark = (notes: OfficeNote[]): unknown => notes.find(({ id }) => id === kept.id);
    expect(mark(seenByWriter)).toMatchObject({ mentions: [reader.name], isForYou: false });
    expect(mark(seenByReader)).toMatchObject({ mentions: [reader.name], isForYou: true });
    expect(after).toEqual({ unread: 0 });
    expect((await seenBy(reader)).mentions).toEqual([]);
    expect((await seenBy(reader, 'all')).mentions).toMatchObject([{ isRead: true }]);
  });

  it('C-7 has not read what was written while they were reading', async () => {
    // given
    await writer.caller.must(call(reader));
    const { mentions } = await seenBy(reader);

    // when
    await writer.caller.must(call(reader));
    const after = await read(reader, ofApplication(), mentions[0]?.at);

    // then
    expect(mentions).toHaveLength(1);
    expect(after).toEqual({ unread: 1 });
    expect(await read(reader)).toEqual({ unread: 0 });
  });

  it('C-7 is called by the name that the note was written with, also after another one was entered', async () => {
    // given
    const { id } = await writer.caller.must(call(reader));
    const rename = (name: string) =>
      withRecords(({ knex }) => knex('operators').where({ id: reader.id }).update({ name }));

    // when
    await rename('Jan Inny');

    // then
    const shown = (await notesFor(writer)).find((each) => each.id === id);
    await rename(reader.name);
    expect(shown).toMatchObject({ text: `Zajrzyj tu, @${reader.name}.`, mentions: [reader.name] });
    await read(reader);
  });

  it('C-7 who loses the right keeps the sign, is refused at the place, and may still put the sign away', async () => {
    // given
    await writer.caller.must(call(reader));
    const roles = (codes: readonly string[]) =>
      withRecords(async ({ knex }) => {
        await knex('operator_roles').where({ operatorId: reader.id }).delete();
        for (const roleCode of codes) await knex('operator_roles').insert({ operatorId: reader.id, roleCode });
      });

    // when
    await roles(['admin']);

    // then
    const told = await seenBy(reader);
    const place = await reader.caller.get(path);
    const put = await read(reader);
    await roles(['clerk']);
    expect(told.unread).toBe(1);
    expect(place.status).toBe(403);
    expect(put).toEqual({ unread: 0 });
  });

  it('C-7 is told of it no more when the note goes with the data of the applicant', async () => {
    const { id } = await writer.caller.must(call(reader));
    await withRecords(({ knex }) => knex('application_notes').where({ id }).delete());
    expect(await seenBy(reader)).toEqual({ mentions: [], unread: 0 });
  });
});

it('C-7 a remark about a conversation calls who reads conversations, and stays sealed', async () => {
  // given
  const { portal } = await signedInResident();
  const thread = { type: 'question', subject: 'Pytanie', body: 'Pytam.' };
  const { id } = await portal.must(portal.post<{ id: string }>('/api/resident/threads', thread));
  const at = `/api/operator/threads/${id}`;

  // when
  const refused = await call(admin, at);
  await writer.caller.must(call(reader, at));

  // then
  expect(refused).toMatchObject({ status: 422, body: { code: 'MENTION_REFUSED' } });
  expect((await seenBy(reader)).mentions).toMatchObject([{ by: writer.name, place: { kind: 'thread', id } }]);
  expect(await read(reader, { kind: 'thread', id })).toEqual({ unread: 0 });
  const rows = await withRecords(({ knex }) => knex('thread_notes').where({ threadId: id }).select('body'));
  expect(rows).toHaveLength(1);
  expect(rows[0].body.toString()).not.toContain('Zajrzyj');
});
