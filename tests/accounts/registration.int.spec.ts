import { randomUUID } from 'node:crypto';
import { cityFacts, newDraft, signedInResident } from '../makers/applications.ts';
import { Caller } from '../makers/caller.ts';
import { letterText, letterWith, lettersTo } from '../makers/letters.ts';
import { certificate, newApplicant, type Applicant } from '../makers/people.ts';
import { openRecords } from '../makers/records.ts';
import { until } from '../makers/until.ts';

async function register({ firstName, lastName, email, password }: Applicant): Promise<number> {
  const portal = new Caller('portal');
  const { registrationConsents } = await cityFacts(portal);
  const consents = registrationConsents.filter((text) => text.required).map((text) => text.id);
  return (await portal.post('/api/resident/register', { firstName, lastName, email, password, consents })).status;
}

describe('registration', () => {
  const linksTo = async (email: string): Promise<string[]> => {
    const letters = await lettersTo(email);
    const texts = await Promise.all(letters.map(({ id }) => letterWith(id)));
    return texts.flatMap((text) => /aktywacja\?token=([\w-]+)/.exec(text)?.[1] ?? []);
  };

  it('004-09: an account belongs to who reads the mailbox and chose the password: nobody else spoils it', async () => {
    // given
    const owner = newApplicant();
    expect(await register(owner)).toBe(202);
    const [own = ''] = await until('the letter', async () => {
      const links = await linksTo(owner.email);
      return links.length === 1 && links;
    });

    // when
    const stranger = { ...owner, firstName: 'Obcy', password: 'Zupelnie-Inne-Haslo-9' };
    expect(await register(stranger)).toBe(202);
    const links = await until('the second letter', async () => {
      const all = await linksTo(owner.email);
      return all.length === 2 && all;
    });
    const strange = links.find((link) => link !== own) ?? '';

    // then
    const portal = new Caller('portal');
    const activate = (token: string, password: string) => portal.post('/api/resident/activate', { token, password });
    expect((await activate(strange, owner.password)).body).toMatchObject({ code: 'WRONG_REGISTRATION_PASSWORD' });
    expect((await activate(own, stranger.password)).body).toMatchObject({ code: 'WRONG_REGISTRATION_PASSWORD' });
    expect((await activate(own, owner.password)).body).toMatchObject({ account: { firstName: owner.firstName } });
    expect((await activate(strange, stranger.password)).body).toMatchObject({ code: 'TOKEN_INVALID' });
    const signIn = (password: string) => portal.post('/api/resident/sign-in', { email: owner.email, password });
    expect((await signIn(stranger.password)).status).toBe(401);
    expect((await signIn(owner.password)).status).toBe(200);
  }, 60_000);

  it('004-13: never tells whether an address is known', async () => {
    // given
    const { applicant } = await signedInResident();

    // when
    const known = await register(applicant);
    const letter = await letterText(applicant.email, /Masz już konto/);

    // then
    expect(known).toBe(202);
    expect(letter).toContain('/nie-pamietam-hasla');
  }, 60_000);
});

describe('staff sessions', () => {
  it('end eight hours after the sign-in, however busy they were', async () => {
    // given
    const clerk = new Caller('operator');
    await clerk.post('/api/operator/sign-in', {
      email: 'marek.krol@nowa-rzeczna.example',
      password: 'Nowa-Rzeczna-2026',
    });
    const before = await clerk.get<{ operator: { id: string } }>('/api/operator/session');
    expect(before.body.operator.id).toBeTruthy();

    // when: the sign-in lies nine hours back
    const records = await openRecords();
    const { knex } = records.city('nowa-rzeczna');
    const since = Date.now() - 9 * 3_600_000;
    await knex.raw(
      `update operator_sessions set sess = (sess::jsonb || jsonb_build_object('since', ?::bigint))::json where sess->>'subject' = ?`,
      [since, before.body.operator.id],
    );
    await records.close();

    // then
    expect((await clerk.get('/api/operator/tasks')).status).toBe(401);
  }, 60_000);
});

describe('documents', () => {
  it('that were sent with the application cannot be taken away afterwards', async () => {
    // given
    const resident = await signedInResident();
    const draft = await newDraft(resident);
    const stored = await resident.portal.send<{ fileId: string }>(
      'POST',
      `/api/resident/applications/${draft}/documents?documentType=registration-certificate&name=a.png`,
      { bytes: await certificate(), type: 'image/png' },
    );
    const records = await openRecords();
    await records
      .city('nowa-rzeczna')
      .knex('applications')
      .where('id', draft)
      .update({ state: 'completion-requested' });
    await records
      .city('nowa-rzeczna')
      .knex('application_events')
      .insert({ applicationId: draft, key: 'test', code: 'completion-requested' });
    await records.close();

    // when
    const removed = await resident.portal.delete(`/api/resident/applications/${draft}/documents/${stored.body.fileId}`);

    // then
    expect(removed.body).toMatchObject({ code: 'APPLICATION_NOT_EDITABLE' });
  }, 60_000);
});

describe('consents', () => {
  it('marketing is never a condition: the records refuse it, whoever writes them (T1, RODO art. 7(4))', async () => {
    // given
    const records = await openRecords();
    const { knex } = records.city('nowa-rzeczna');
    const marketing = knex('consent_texts').where('kind', 'marketing');
    expect(await marketing.clone().where('required', true)).toEqual([]);

    // when
    const forced = knex.transaction(async (trx) => {
      const text = {
        kind: 'marketing',
        version: 99,
        statement: 'x',
        title: 'x',
        paragraphs: [],
        askedAt: 'application',
      };
      await trx('consent_texts').insert({ id: randomUUID(), ...text, required: true });
    });

    // then
    await expect(forced).rejects.toMatchObject({ constraint: 'consent_texts_marketing_optional' });
    await records.close();
  });
});

describe('the public facts of the city', () => {
  it('name the reasons of a duplicate, and which of them propose to block the old card at once (T6, 004-43)', async () => {
    type Reasons = { duplicateReasons: { code: string; proposesBlock: boolean }[] };
    const portal = new Caller('portal');
    const { duplicateReasons } = await portal.must(portal.get<Reasons>('/api/resident/city'));
    expect(duplicateReasons.map(({ code, proposesBlock }) => [code, proposesBlock])).toEqual([
      ['loss', true],
      ['theft', true],
      ['damage', false],
      ['defect', false],
    ]);
  });
});
