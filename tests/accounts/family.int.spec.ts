import { randomUUID } from 'node:crypto';
import { addYears } from '@karta/domain';
import { cityFacts, filledDraft, formOf, signedInResident, type Resident } from '../makers/applications.ts';
import { Caller, type Answer } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText, lettersTo } from '../makers/letters.ts';
import { until } from '../makers/until.ts';

jest.setTimeout(120_000);

interface Member {
  id: string;
  login: string;
  email: string | null;
  canActFor: boolean;
  changeable: string;
  kinshipName: string;
}

let guardian: Resident;
beforeAll(async () => {
  guardian = await signedInResident();
}, 60_000);

const newAddress = (): string => `rodzina.${randomUUID()}@poczta.example`;
const child = { firstName: 'Hania', lastName: 'Próbna', birthDate: '2016-02-08', kinship: 'child', email: null };
const adult = { ...child, firstName: 'Adam', birthDate: '1988-05-05', kinship: 'spouse' };

const add = (data: object, by = guardian): Promise<Answer<{ id: string; code: string; fields: object[] }>> =>
  by.portal.post('/api/resident/family', data);
const added = async (data: object, by = guardian): Promise<string> => (await by.portal.must(add(data, by))).id;
const membersOf = async ({ portal }: Resident): Promise<Member[]> =>
  (await portal.must(portal.get<{ members: Member[] }>('/api/resident/family'))).members;
const memberOf = async (id: string, by = guardian): Promise<Member | undefined> =>
  (await membersOf(by)).find((member) => member.id === id);
const choose = (memberId: string | null, by = guardian) => by.portal.put('/api/resident/acting-for', { memberId });
const tokenTo = async (email: string): Promise<string> =>
  /ustal-haslo\?token=([\w-]+)/.exec(await letterText(email, /Ustal hasło/))?.[1] ?? '';

/** The link of the letter, taken with a new password. */
async function joined(email: string, letsGuardianAct = false): Promise<{ portal: Caller; password: string }> {
  const portal = new Caller('portal');
  const password = 'Zielona-Brama-1467';
  const { registrationConsents } = await cityFacts(portal);
  const consents = registrationConsents.filter(({ required }) => required).map(({ id }) => id);
  const token = await tokenTo(email);
  const answer = { token, password, consents, letsGuardianAct };
  await portal.must(portal.post('/api/resident/family-invitation/acceptance', answer));
  return { portal, password };
}

describe('adding to a family', () => {
  it('004-108 004-109 takes name, date and kinship; without an address there is no login', async () => {
    const id = await added(child);
    expect(await memberOf(id)).toMatchObject({ login: 'none', email: null, canActFor: true, kinshipName: 'dziecko' });
  });

  it('004-110 asks for the address of whoever is of age, to the day', async () => {
    const today = await withRecords(async ({ clock }) => clock.today());
    const grown = await add({ ...child, birthDate: addYears(today, -18) });
    expect([grown.status, grown.body.fields]).toEqual([422, [{ path: 'email', code: 'EMAIL_FROM_18' }]]);
    const unheardOf = await add({ ...child, kinship: 'neighbour', birthDate: '2999-01-01' });
    expect(unheardOf.body.fields).toEqual([
      { path: 'kinship', code: 'UNKNOWN_KINSHIP' },
      { path: 'birthDate', code: 'IMPOSSIBLE_DATE' },
    ]);
  });

  it('004-114 004-116 mails a link that sets a password, once; before it nobody acts for them', async () => {
    // given
    const email = newAddress();
    const id = await added({ ...child, email });
    expect(await memberOf(id)).toMatchObject({ login: 'waiting', email, canActFor: false });
    expect((await choose(id)).body).toMatchObject({ code: 'MEMBER_ACTS_ALONE' });
    const token = await tokenTo(email);

    // when
    const { portal, password } = await joined(email);

    // then
    expect(await memberOf(id)).toMatchObject({ login: 'own', canActFor: true, changeable: 'kinship' });
    const again = new Caller('portal').post('/api/resident/family-invitation', { token });
    expect([(await again).status, (await again).body['code']]).toEqual([410, 'TOKEN_INVALID']);
    await portal.must(portal.post('/api/resident/sign-in', { email, password }));
  });

  it('tells nobody whether an address has an account, and joins it only with its password', async () => {
    // given
    const known = await signedInResident();
    const { email, password } = known.applicant;

    // when
    const [one, other] = [await add({ ...adult, email }), await add({ ...adult, email: newAddress() })];
    const token = await tokenTo(email);
    const portal = new Caller('portal');
    const answer = (typed: string) => ({ token, password: typed, consents: [], letsGuardianAct: false });
    const wrong = await portal.post('/api/resident/family-invitation/acceptance', answer('Nie-To-Haslo-1410'));
    const right = await portal.post('/api/resident/family-invitation/acceptance', answer(password));

    // then
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(wrong.body).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect([right.status, right.body['panel']]).toEqual([200, 'member']);
    expect((await choose(one.body.id)).body).toMatchObject({ code: 'MEMBER_ACTS_ALONE' });
  });

  it('sends one address three links a day, and another link ends the one before', async () => {
    const email = newAddress();
    const id = await added({ ...child, email });
    const first = await tokenTo(email);
    const again = () => guardian.portal.post(`/api/resident/family/${id}/invitation`);
    await guardian.portal.must(again());
    await until('the second letter', async () => (await lettersTo(email)).length === 2);
    const old = await new Caller('portal').post('/api/resident/family-invitation', { token: first });
    expect(old.body).toMatchObject({ code: 'TOKEN_INVALID' });
    await guardian.portal.must(again());
    expect((await again()).body).toMatchObject({ code: 'TOO_MANY_LINKS' });
  });
});

describe('the whole panel acts for the member', () => {
  let id: string;
  let accountId: string;
  beforeAll(async () => {
    id = await added({ ...child, firstName: 'Wanda' });
    ({ accountId } = await withRecords(({ knex }) => knex('family_members').where({ id }).first('accountId')));
  });
  afterEach(() => choose(null));

  it('004-115 004-117 shows and keeps what is theirs apart from what is the own', async () => {
    // given
    const { portal } = guardian;
    const { code: type } = await withRecords(({ knex }) => knex('thread_types').first('code'));
    const draft = await filledDraft(guardian);

    // when
    await portal.must(choose(id));
    const shown = await portal.get('/api/resident/account');
    const [applications, foreign] = [
      await portal.get<{ applications: object[] }>('/api/resident/applications'),
      await portal.get(`/api/resident/applications/${draft.applicationId}`),
    ];
    const begun = await portal.must(portal.post<{ id: string }>('/api/resident/applications', {}));
    await portal.must(portal.post('/api/resident/threads', { type, subject: 'Pytanie', body: 'Czy działa?' }));

    // then
    expect(shown.body).toMatchObject({ firstName: 'Wanda', lastName: 'Próbna', email: '' });
    expect(applications.body.applications).toEqual([]);
    expect(foreign.status).toBe(404);
    const [application, thread] = await withRecords(async ({ knex }) => [
      await knex('applications').where('id', begun.id).first(),
      await knex('threads').where({ accountId }).first(),
    ]);
    expect(application).toMatchObject({ accountId, firstName: 'Wanda', email: guardian.applicant.email });
    expect(thread).toBeDefined();
    await choose(null);
    expect((await portal.get(`/api/resident/applications/${begun.id}`)).status).toBe(404);
    expect((await portal.get(`/api/resident/applications/${draft.applicationId}`)).status).toBe(200);
  });

  it('leaves whoever is signed in and the member in the audit', async () => {
    await guardian.portal.must(choose(id));
    const begun = await guardian.portal.post<{ id: string }>('/api/resident/applications', { type: 'card-issue' });
    expect([201, 409]).toContain(begun.status);
    const rows = await withRecords(({ knex }) =>
      knex('audit').where({ actsFor: id }).orderBy('id').select('actorId', 'act'),
    );
    const holder = await withRecords(({ knex }) =>
      knex('accounts').where('email', guardian.applicant.email).first('id'),
    );
    expect(new Set(rows.map(({ actorId }) => actorId))).toEqual(new Set([holder.id]));
    expect(rows.map(({ act }) => act)).toContain('thread.write');
  });

  it('does nothing for the wrong person from a page that shows somebody else', async () => {
    await guardian.portal.must(choose(id));
    const stale = await guardian.portal.post('/api/resident/applications', {}, { headers: { 'x-acts-for': 'self' } });
    const right = await guardian.portal.get('/api/resident/cards', { headers: { 'x-acts-for': id } });
    expect([stale.status, stale.body['code'], right.status]).toEqual([409, 'ACTING_CHANGED', 200]);
  });

  it('writes what concerns the member to whoever looks after them', async () => {
    // given
    await guardian.portal.must(choose(id));
    const open = await guardian.portal.get<{ applications: { id: string; state: string }[] }>(
      '/api/resident/applications',
    );
    const draft = open.body.applications.find(({ state }) => state === 'draft');
    const path = `/api/resident/applications/${draft?.id}`;
    const form = { ...(await formOf(guardian)), firstName: 'Wanda', lastName: 'Próbna', pesel: '16220800000' };

    // when
    const saved = await guardian.portal.put(`${path}/draft`, form);

    // then: the address of the form is the guardian's own, so that nobody is asked to confirm it
    expect(saved.status).toBe(200);
    const account = await withRecords(({ knex }) => knex('accounts').where('id', accountId).first('email'));
    expect(account.email).toBeNull();
  });
});

describe('a member who signs in', () => {
  it('004-112 004-118 reaches the own card, benefits, phone and password, and no other route of the panel', async () => {
    const email = newAddress();
    await added({ ...adult, email });
    const { portal } = await joined(email);
    const answers = await Promise.all(
      ['cards', 'discounts', 'account', 'applications', 'threads', 'family', 'consents'].map((path) =>
        portal.get(`/api/resident/${path}`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403, 403, 403, 403]);
    expect((await portal.post('/api/resident/threads', {})).body).toMatchObject({ code: 'MEMBER_PANEL' });
  });

  it('lets the holder act for them, or not, and leaves with account and card', async () => {
    // given
    const email = newAddress();
    const id = await added({ ...adult, email });
    const { portal } = await joined(email, true);
    expect(await memberOf(id)).toMatchObject({ canActFor: true });

    // when
    await portal.must(portal.put('/api/resident/family-membership', { letsGuardianAct: false }));
    const after = await memberOf(id);
    await portal.must(portal.delete('/api/resident/family-membership'));

    // then
    expect(after).toMatchObject({ canActFor: false });
    expect(await memberOf(id)).toBeUndefined();
    expect((await portal.get('/api/resident/session')).body['panel']).toBe('full');
  });
});

describe('taking out of a family', () => {
  const remove = (id: string, password = guardian.applicant.password) =>
    guardian.portal.post(`/api/resident/family/${id}/removal`, { password });

  it('004-113 ends the account of a child, with the password, and leaves that of an adult', async () => {
    // given
    const email = newAddress();
    const [small, grown] = [await added(child), await added({ ...adult, email })];
    const { portal } = await joined(email);
    const plan = (id: string) => guardian.portal.get(`/api/resident/family/${id}/removal`);
    expect((await plan(small)).body).toMatchObject({ removal: 'erase' });
    expect((await plan(grown)).body).toMatchObject({ removal: 'detach' });

    // when
    const wrong = await remove(small, 'Nie-To-Haslo-1410');
    await guardian.portal.must(remove(small));
    await guardian.portal.must(remove(grown));

    // then
    expect(wrong.body).toMatchObject({ code: 'WRONG_PASSWORD' });
    await until('the child is gone', async () => (await memberOf(small)) === undefined);
    expect(await memberOf(grown)).toBeUndefined();
    expect((await portal.get('/api/resident/account')).status).toBe(200);
    await letterText(email, /nie należy już do konta rodzinnego/);
  });

  it('is nothing of another family', async () => {
    const stranger = await signedInResident();
    const id = await added(child);
    const answers = await Promise.all([
      stranger.portal.put(`/api/resident/family/${id}`, child),
      stranger.portal.get(`/api/resident/family/${id}/removal`),
      stranger.portal.get(`/api/resident/family/${id}/photo`),
      stranger.portal.post(`/api/resident/family/${id}/removal`, { password: stranger.applicant.password }),
      choose(id, stranger),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});
