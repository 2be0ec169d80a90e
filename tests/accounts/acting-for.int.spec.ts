import { randomUUID } from 'node:crypto';
import { filledDraft, formOf, signedInResident, type Resident } from '../makers/applications.ts';
import { withRecords } from '../makers/cases.ts';

interface Acting {
  actsFor: { memberId: string } | null;
  members: { memberId: string; firstName: string }[];
}

let guardian: Resident;
let guardianId: string;
let child = '';
let adult = '';
let foreign = '';

const idOf = async ({ applicant }: Resident): Promise<string> =>
  (await withRecords(({ knex }) => knex('accounts').where('email', applicant.email).first('id'))).id;

async function member(guardianAccountId: string, more: object): Promise<string> {
  const id = randomUUID();
  const person = { firstName: 'Hania', lastName: 'Próbna', birthDate: '2015-01-01', kinship: 'child' };
  await withRecords(({ knex }) => knex('family_members').insert({ id, guardianAccountId, ...person, ...more }));
  return id;
}

beforeAll(async () => {
  guardian = await signedInResident();
  const [grown, stranger] = [await signedInResident(), await signedInResident()];
  guardianId = await idOf(guardian);
  child = await member(guardianId, {});
  adult = await member(guardianId, { birthDate: '1990-01-01', accountId: await idOf(grown), kinship: 'spouse' });
  foreign = await member(await idOf(stranger), {});
}, 90_000);

afterAll(() => withRecords(({ knex }) => knex('family_members').whereIn('id', [child, adult, foreign]).delete()));

const choose = (memberId: string | null) => guardian.portal.put<Acting>('/api/resident/acting-for', { memberId });
const acting = async (): Promise<Acting> =>
  guardian.portal.must(guardian.portal.get<Acting>('/api/resident/acting-for'));
/** For whom the newest acts of the guardian were. */
const actedFor = async (act: string): Promise<(string | null)[]> =>
  withRecords(({ knex }) => knex('audit').where({ actorId: guardianId, act }).orderBy('id').pluck('acts_for'));

async function asks(): Promise<void> {
  const { code: type } = await withRecords(({ knex }) => knex('thread_types').first('code'));
  await guardian.portal.must(
    guardian.portal.post('/api/resident/threads', { type, subject: 'Pytanie', body: 'Czy karta działa?' }),
  );
}

describe('a guardian who acts for somebody of the family', () => {
  it('may choose a minor, and nobody who acts alone or belongs to another family', async () => {
    expect((await acting()).members.map(({ memberId }) => memberId)).toEqual([child]);
    expect((await choose(adult)).body).toMatchObject({ code: 'MEMBER_ACTS_ALONE' });
    expect((await choose(foreign)).body).toMatchObject({ code: 'NOT_FOUND' });
    expect((await acting()).actsFor).toBeNull();
  });

  it('leaves both in the audit, until they are themselves again', async () => {
    // given
    await asks();

    // when
    const chosen = await choose(child);
    await asks();
    await choose(null);
    await asks();

    // then
    expect(chosen.body.actsFor).toMatchObject({ memberId: child });
    expect(await actedFor('thread.write')).toEqual([null, child, null]);
  });

  it('files for the member where the form names nobody', async () => {
    // given
    await choose(child);
    const named = await filledDraft(guardian);
    const path = (id: string): string => `/api/resident/applications/${id}`;

    // when: the names are emptied, then the form is sent
    const form = { ...(await formOf(guardian)), firstName: '', lastName: '' };
    await guardian.portal.must(guardian.portal.put(`${path(named.applicationId)}/draft`, form));
    await guardian.portal.must(guardian.portal.post(`${path(named.applicationId)}/submit`));
    await choose(null);

    // then
    const sent = await withRecords(({ knex }) => knex('applications').where('id', named.applicationId).first());
    expect(sent).toMatchObject({ state: 'submitted', firstName: 'Hania', lastName: 'Próbna' });
    expect(await actedFor('application.submit')).toEqual([child]);
  }, 60_000);

  it('is themselves from the next request on when the member has come of age', async () => {
    // given
    await choose(child);

    // when
    await withRecords(({ knex }) => knex('family_members').where('id', child).update({ guardianFrozenAt: new Date() }));

    // then
    expect(await acting()).toEqual({ actsFor: null, members: [] });
    await asks();
    expect((await actedFor('thread.write')).at(-1)).toBeNull();
  });
});
