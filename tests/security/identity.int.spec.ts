import { randomUUID } from 'node:crypto';
import {
  filledDraft,
  signedInResident,
  submittedApplication,
  taskOf,
  verificationOf,
  type Filed,
} from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText, letterWith, lettersTo } from '../makers/letters.ts';
import { until } from '../makers/until.ts';
import { newApplicant } from '../makers/people.ts';
import { handOver, productionPhase, startProduction } from '../makers/production.ts';
import { cardHolder, cardsOf, cardState, fileApplication, type HolderOfCard } from '../town/town-at-work.ts';

interface SeenIdentity {
  question: string;
  entry: { hasAccount: boolean; cards: { number: string }[]; codeSentAt: string | null } | null;
  rivals: { id: string }[];
  decision: { verdict: string; proof: string | null } | null;
}
const SAME = { verdict: 'same-person', proof: 'document', cardNumber: '', code: '', reason: 'dowód osobisty' };

/** A stranger who files with somebody else's number, and the clerk who holds the task. */
async function filedWith(pesel: string): Promise<Filed & { clerk: Caller; taskId: string }> {
  const stranger = await signedInResident({ ...newApplicant({ firstName: 'Obcy', lastName: 'Podszywacz' }), pesel });
  const filed = await submittedApplication(stranger);
  const clerk = await operator();
  const taskId = await verificationOf(clerk, filed.applicationId);
  await clerk.must(clerk.post(`/api/operator/tasks/${taskId}/claim`));
  return { ...filed, clerk, taskId };
}

const identityAt = async (clerk: Caller, taskId: string): Promise<SeenIdentity | null> => {
  const { application } = await clerk.must(
    clerk.get<{ application: { identity: SeenIdentity | null } }>(`/api/operator/tasks/${taskId}`),
  );
  return application.identity;
};
const approve = ({ clerk, taskId }: { clerk: Caller; taskId: string }) =>
  clerk.post(`/api/operator/tasks/${taskId}/complete`, { outcome: 'approve', note: '' });
const rule = (clerk: Caller, applicationId: string, order: object) =>
  clerk.post<{ code?: string }>(`/api/operator/applications/${applicationId}/identity`, order);

const entryOf = (pesel: string) =>
  withRecords(async ({ knex, vault }) =>
    knex('residents')
      .where('peselIndex', await vault.blindIndex('pesel', pesel))
      .first(),
  );

/** The number of somebody whom a clerk entered without an account, with the address that was written down. */
async function enteredAtCounter(): Promise<HolderOfCard> {
  const holder = await cardHolder();
  await withRecords(({ knex }) =>
    knex('residents')
      .whereIn('id', knex('cards').where('id', holder.card.id).select('residentId'))
      .update({ accountId: null, email: holder.applicant.email }),
  );
  return holder;
}

describe('a PESEL that was typed', () => {
  let victim: HolderOfCard;
  beforeAll(async () => {
    victim = await cardHolder();
  }, 120_000);

  it('of somebody in the register gives a stranger nothing, and the holder hears of it', async () => {
    // given
    const before = await entryOf(victim.applicant.pesel);

    // when
    const filed = await filedWith(victim.applicant.pesel);
    const answer = await approve(filed);

    // then
    expect(answer).toMatchObject({ status: 409, body: { code: 'IDENTITY_NOT_PROVEN' } });
    expect(await identityAt(filed.clerk, filed.taskId)).toMatchObject({
      question: 'entry-of-other-account',
      entry: { hasAccount: true, cards: [{ number: victim.card.number }], codeSentAt: expect.any(String) },
      decision: null,
    });
    expect(await entryOf(victim.applicant.pesel)).toEqual(before);
    expect(await letterText(victim.applicant.email, /Ktoś złożył wniosek z Twoim numerem PESEL/)).not.toMatch(
      /Obcy|Podszywacz/,
    );

    // when
    await filed.clerk.must(rule(filed.clerk, filed.applicationId, { ...SAME, verdict: 'other-person', proof: null }));

    // then
    expect((await approve(filed)).body).toMatchObject({ code: 'IDENTITY_OTHER_PERSON' });
    expect(await letterText(victim.applicant.email, /nie jest Twój/)).toContain('zostają bez zmian');
    await filed.clerk.must(
      filed.clerk.post(`/api/operator/tasks/${filed.taskId}/complete`, { outcome: 'reject', note: 'To nie ta osoba.' }),
    );
    expect((await cardsOf(victim.portal)).map(({ state }) => state)).toEqual(['active']);
  }, 120_000);

  it('is told its holder for each application that names it, with its number and a code of its own', async () => {
    // given
    const holder = await enteredAtCounter();

    // when
    const [first, second] = [await filedWith(holder.applicant.pesel), await filedWith(holder.applicant.pesel)];

    // then
    const letters = await until('both letters', async () => {
      const found = (await lettersTo(holder.applicant.email)).filter(({ subject }) => /Ktoś złożył/.test(subject));
      return found.length === 2 && found;
    });
    const texts = await Promise.all(letters.map(({ id }) => letterWith(id)));
    const numbers = await withRecords(({ knex }) =>
      knex('applications').whereIn('id', [first.applicationId, second.applicationId]).pluck('number'),
    );
    for (const number of numbers)
      expect(texts.filter((text) => text.includes(`wniosek nr ${number};`))).toHaveLength(1);
    expect(new Set(texts.map((text) => /nr \d+: ([\w-]{9})/.exec(text)?.[1])).size).toBe(2);
  }, 120_000);

  it('is proven by a card and the code that went to the known address; a wrong code is counted', async () => {
    // given
    const holder = await enteredAtCounter();
    const filed = await filedWith(holder.applicant.pesel);
    const code = /nr \d+: ([\w-]{9})/.exec(await letterText(holder.applicant.email, /Ktoś złożył wniosek/))?.[1];
    const proven = { ...SAME, proof: 'card-and-code', cardNumber: holder.card.number, code: code ?? '' };

    // when
    const wrong = await rule(filed.clerk, filed.applicationId, { ...proven, code: 'AAAA-AAAA' });
    const otherCard = await rule(filed.clerk, filed.applicationId, { ...proven, cardNumber: '01-999999' });
    const right = await rule(filed.clerk, filed.applicationId, proven);

    // then
    expect([wrong, otherCard].map(({ body }) => body.code)).toEqual(['IDENTITY_CODE_WRONG', 'IDENTITY_CODE_WRONG']);
    expect(right.status).toBe(200);
    const counted = withRecords(({ knex }) =>
      knex('identity_codes').where({ applicationId: filed.applicationId }).first('wrongGuesses'),
    );
    expect(await counted).toEqual({ wrongGuesses: 2 });
  }, 120_000);

  it('makes the code worthless after five wrong ones', async () => {
    // given
    const holder = await enteredAtCounter();
    const filed = await filedWith(holder.applicant.pesel);
    const code = /nr \d+: ([\w-]{9})/.exec(await letterText(holder.applicant.email, /Ktoś złożył wniosek/))?.[1] ?? '';
    const proven = { ...SAME, proof: 'card-and-code', cardNumber: holder.card.number, code };

    // when
    for (let guess = 0; guess < 5; guess += 1)
      await rule(filed.clerk, filed.applicationId, { ...proven, code: `AAAA-AAA${guess}` });

    // then
    expect((await rule(filed.clerk, filed.applicationId, proven)).body).toMatchObject({ code: 'IDENTITY_CODE_SPENT' });
  }, 120_000);

  it('that a clerk has found to be the same person brings entry and cards to the new account, sealed anew', async () => {
    // given
    const holder = await cardHolder();
    const filed = await filedWith(holder.applicant.pesel);

    // when
    await filed.clerk.must(rule(filed.clerk, filed.applicationId, SAME));
    await filed.clerk.must(approve(filed));
    const task = await taskOf(filed.clerk, filed.applicationId, ({ group }) => group === 'production');

    // then
    expect(await letterText(holder.applicant.email, /potwierdził tożsamość/)).toContain('To nie Ty?');
    expect(await cardsOf(holder.portal)).toEqual([]);
    expect((await cardsOf(filed.portal)).map(({ number, state }) => [number, state])).toContainEqual([
      holder.card.number,
      'active',
    ]);
    const { entry, account, opened } = await withRecords(async (city) => {
      const found = await city
        .knex('residents')
        .where('peselIndex', await city.vault.blindIndex('pesel', holder.applicant.pesel))
        .first();
      const place = { table: 'residents', row: found.id, column: 'pesel' };
      return {
        entry: found,
        account: await city.knex('accounts').where('email', filed.applicant.email).first(),
        opened: await city.vault.openText(found.keyId, place, found.pesel),
      };
    });
    expect(entry).toMatchObject({ accountId: account.id, keyId: account.keyId });
    expect(opened).toBe(holder.applicant.pesel);

    // when
    await startProduction(filed.clerk, task.id);
    const { cardId, cardNumber } = await productionPhase(filed.clerk, task.id, 'done');
    await handOver(filed.clerk, { id: cardId, number: cardNumber });

    // then
    await cardState(filed.portal, holder.card.id, 'blocked');
    expect(await letterText(holder.applicant.email, /Wydaliśmy nową/)).toContain('Zastrzeżemy');
  }, 180_000);

  it('that proved to be another account’s is nobody else’s to change or to end', async () => {
    // given: an entry that somebody looks after, and whose earlier account has asked for a change
    const holder = await cardHolder();
    const guardian = await signedInResident();
    const { residentId } = await withRecords(({ knex }) =>
      knex('cards').where('id', holder.card.id).first('residentId'),
    );
    const { id: guardianAccountId } = await guardian.portal.must(
      guardian.portal.get<{ id: string }>('/api/resident/account'),
    );
    const memberId = randomUUID();
    const member = { firstName: 'Hania', lastName: 'Próbna', birthDate: '1990-01-01', kinship: 'child' };
    await withRecords(({ knex }) =>
      knex('family_members').insert({ id: memberId, guardianAccountId, residentId, ...member }),
    );
    const form = { lastName: 'Podmieniona' };
    const change = await fileApplication(holder, { type: 'data-change', form });
    const filed = await filedWith(holder.applicant.pesel);

    // when
    await filed.clerk.must(rule(filed.clerk, filed.applicationId, SAME));
    await filed.clerk.must(approve(filed));
    await taskOf(filed.clerk, filed.applicationId, ({ group }) => group === 'production');

    // then
    const family = withRecords(({ knex }) => knex('family_members').where('id', memberId).first('residentId'));
    expect(await family).toEqual({ residentId: null });
    const taskId = await verificationOf(filed.clerk, change);
    await filed.clerk.must(filed.clerk.post(`/api/operator/tasks/${taskId}/claim`));
    expect(await identityAt(filed.clerk, taskId)).toMatchObject({ question: 'entry-of-other-account' });
    expect((await approve({ clerk: filed.clerk, taskId })).body).toMatchObject({ code: 'IDENTITY_NOT_PROVEN' });
    expect(await entryOf(holder.applicant.pesel)).toMatchObject({ lastName: filed.applicant.lastName });
  }, 180_000);

  it('may be filed by two: both are taken alike, and the clerk sees the other', async () => {
    // given
    const pesel = newApplicant().pesel;
    const first = await submittedApplication(await signedInResident({ ...newApplicant(), pesel }));

    // when
    const draft = await filledDraft(await signedInResident({ ...newApplicant(), pesel }));
    const second = await draft.portal.post(`/api/resident/applications/${draft.applicationId}/submit`);

    // then
    expect(second.status).toBe(200);
    const clerk = await operator();
    const taskId = await verificationOf(clerk, first.applicationId);
    expect(await identityAt(clerk, taskId)).toMatchObject({
      question: 'claimed-by-others',
      entry: null,
      rivals: [{ id: draft.applicationId }],
    });
    await clerk.must(clerk.post(`/api/operator/tasks/${taskId}/claim`));
    expect((await approve({ clerk, taskId })).body).toMatchObject({ code: 'IDENTITY_NOT_PROVEN' });
    await clerk.must(rule(clerk, first.applicationId, SAME));
    expect((await approve({ clerk, taskId })).status).toBe(200);
  }, 120_000);
});

describe('who decides on it', () => {
  it('is the clerk who holds the task, and only where something is open', async () => {
    // given
    const victim = await cardHolder();
    const { applicationId, clerk } = await filedWith(victim.applicant.pesel);
    const other = await operator('marek.krol@nowa-rzeczna.example');
    const plain = await submittedApplication();

    // then
    expect((await rule(other, applicationId, SAME)).body).toMatchObject({ code: 'TASK_NOT_CLAIMED' });
    expect((await rule(clerk, plain.applicationId, SAME)).body).toMatchObject({ code: 'IDENTITY_NOT_ASKED' });
    expect((await rule(clerk, randomUUID(), SAME)).body).toMatchObject({ code: 'NOT_FOUND' });
    expect((await rule(clerk, applicationId, { ...SAME, proof: null })).status).toBe(422);
    expect((await rule(clerk, applicationId, { ...SAME, reason: ' ' })).status).toBe(422);
  }, 120_000);
});
