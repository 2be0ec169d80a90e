import { randomUUID } from 'node:crypto';
import { cityFacts, submittedApplication, taskOf, type Filed } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { beginFile, rowsOfFile } from '../makers/files-of-lists.ts';
import { hired } from '../makers/staff.ts';

const READING = ['task.read', 'application.read', 'card.read', 'card.block'];

interface Seen {
  tasks: { applicationId: string }[];
  counts: { all: number };
}

let here: Filed;
let there: Filed;
let clerk: Caller;
let librarian: Caller;

/** Somebody who may read, and block cards, at that point alone. */
async function keptTo(pickupPointId: string): Promise<Caller> {
  const code = `punkt-${randomUUID().slice(0, 8)}`;
  await withRecords(async ({ knex }) => {
    await knex('roles').insert({ code, name: code });
    const grants = READING.map((permission) => ({ roleCode: code, permission, condition: 'own-point' }));
    await knex('role_grants').insert(grants);
  });
  return hired([code], pickupPointId);
}

beforeAll(async () => {
  const { pickupPoints } = await cityFacts();
  const [townHall, library] = pickupPoints.map(({ id }) => id) as [string, string];
  clerk = await operator();
  here = await submittedApplication(undefined, { pickupPointId: library });
  there = await submittedApplication(undefined, { pickupPointId: townHall });
  librarian = await keptTo(library);
  for (const { applicationId } of [here, there]) await taskOf(clerk, applicationId);
}, 120_000);

/** A card at that point, for one test. */
async function cardAt(pickupPointId: string): Promise<{ id: string; remove(): Promise<void> }> {
  const id = randomUUID();
  await withRecords(async ({ knex }) => {
    const { id: residentId, keyId } = await knex('residents').first('id', 'keyId');
    const card = { id, number: id, pickupPointId, state: 'ready', holderName: 'Osoba Próbna' };
    await knex('cards').insert({ ...card, residentId, keyId });
  });
  return { id, remove: () => withRecords(({ knex }) => knex('cards').where({ id }).delete()) };
}

const photoOf = async (applicationId: string): Promise<string> => {
  const { file } = await clerk.must(
    clerk.get<{ file: { photoFileId: string } }>(`/api/operator/applications/${applicationId}`),
  );
  return file.photoFileId;
};

describe('a right that is held at the own point alone', () => {
  it('shows lists, counts and exports of that point', async () => {
    // when
    const tasks = await librarian.must(librarian.get<Seen>('/api/operator/tasks?scope=all'));
    const everybodys = await clerk.must(clerk.get<Seen>('/api/operator/tasks?scope=all'));
    const { exportId, rows } = await beginFile(librarian, 'applications');
    const file = await librarian.must(rowsOfFile(librarian, 'applications', exportId));

    // then
    const shown = tasks.tasks.map(({ applicationId }) => applicationId);
    expect(shown).toContain(here.applicationId);
    expect(shown).not.toContain(there.applicationId);
    expect(tasks.counts.all).toBeLessThan(everybodys.counts.all);
    expect(rows).toBe(file.rows.length);
    const exported = file.rows.map(({ id }) => id);
    expect(exported).toContain(here.applicationId);
    expect(exported).not.toContain(there.applicationId);
  });

  it('leaves what lies elsewhere absent: a task, an application, a photo', async () => {
    // given
    const paths = async ({ applicationId }: Filed): Promise<string[]> => [
      `tasks/${(await taskOf(clerk, applicationId)).id}`,
      `applications/${applicationId}`,
      `files/${await photoOf(applicationId)}`,
    ];

    // when
    const look = async (filed: Filed): Promise<number[]> => {
      const answers: number[] = [];
      for (const path of await paths(filed)) answers.push((await librarian.get(`/api/operator/${path}`)).status);
      return answers;
    };

    // then
    expect(await look(here)).toEqual([200, 200, 200]);
    expect(await look(there)).toEqual([404, 404, 404]);
  });

  it('blocks a card of the own point, and none of another', async () => {
    // given
    const { pickupPoints } = await cityFacts();
    const [elsewhere, own] = [await cardAt(pickupPoints[0]?.id ?? ''), await cardAt(pickupPoints[1]?.id ?? '')];

    // when: a card that was not handed over has nothing to block
    const block = (id: string) => librarian.post(`/api/operator/cards/${id}/block`, { reason: 'zgubiona' });
    const answers = [await block(elsewhere.id), await block(own.id)].map(({ body }) => body['code']);
    await Promise.all([elsewhere.remove(), own.remove()]);

    // then
    expect(answers[0]).toBe('FORBIDDEN');
    expect(answers[1]).not.toBe('FORBIDDEN');
  });

  it('comes with the program for who makes and hands over cards', async () => {
    const production = await hired(['production'], (await cityFacts()).pickupPoints[1]?.id);
    const { tasks } = await production.must(production.get<Seen>('/api/operator/tasks?scope=all'));
    expect(tasks.map(({ applicationId }) => applicationId)).not.toContain(there.applicationId);
  });
});
