import { randomBytes } from 'node:crypto';
import {
  approvedApplication,
  cityFacts,
  signedInResident,
  submittedApplication,
  taskOf,
  type Resident,
} from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { letterText } from '../makers/letters.ts';
import { readyCard, startProduction } from '../makers/production.ts';
import { openRecords } from '../makers/records.ts';
import { enrolledStation, hired } from '../makers/staff.ts';
import { until } from '../makers/until.ts';
import { answerTask, cardHolder, rowsOf, secondClerk, withSetting } from './town-at-work.ts';

// devices, mail and several processes take part
jest.setTimeout(180_000);

/** A guardian and an adult of the family with an own login. */
async function family(): Promise<{ guardian: Resident; adult: Resident }> {
  const [guardian, adult] = [await signedInResident(), await signedInResident()];
  const records = await openRecords();
  const { knex } = records.city('nowa-rzeczna');
  const idOf = async ({ applicant }: Resident): Promise<string> =>
    (await knex('accounts').where('email', applicant.email).first('id')).id;
  const accountId = await idOf(adult);
  await knex('family_members').insert({
    id: accountId,
    accountId,
    guardianAccountId: await idOf(guardian),
    kinship: 'spouse',
    firstName: 'Anna',
    lastName: 'Dorosła',
    birthDate: '1990-01-01',
  });
  await records.close();
  return { guardian, adult };
}

describe('the end of an account (004-77, T3, RODO art. 17)', () => {
  it('asks for the password, closes and blocks at once, then leaves nothing that names the person', async () => {
    // given
    const { portal, applicant, card } = await cardHolder();
    const { firstName, lastName, email, password } = applicant;
    const [account] = await rowsOf<{ id: string; keyId: string }>('accounts', { email });
    const preview = await portal.must(portal.get<{ accounts: object[] }>('/api/resident/account/erasure'));
    expect(preview.accounts).toEqual([{ name: `${firstName} ${lastName}`, email, cards: [card.number] }]);
    const wrong = await portal.post('/api/resident/account/erasure', { password: 'Nie-To-Haslo-1410' });
    expect(wrong.body).toMatchObject({ code: 'WRONG_PASSWORD' });

    // when
    await portal.must(portal.post('/api/resident/account/erasure', { password }));

    // then: at once
    expect((await portal.get('/api/resident/account')).status).toBe(401);
    expect((await portal.post('/api/resident/sign-in', { email, password })).body).toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
    expect((await rowsOf('cards', { id: card.id }))[0]).toMatchObject({ state: 'blocked' });

    // and when the process has run (no grace period in this town)
    await letterText(email, /zostały usunięte/);
    const [erasure] = await until('the erasure', async () => {
      const found = await rowsOf<{ outcome: string | null }>('erasures', { accountId: account?.id });
      return found[0]?.outcome === 'erased' && found;
    });

    // then
    expect(erasure).toMatchObject({ outcome: 'erased' });
    const left = JSON.stringify([
      await rowsOf('accounts', { id: account?.id }),
      await rowsOf('residents', { accountId: account?.id }),
      await rowsOf('applications', { accountId: account?.id }),
      await rowsOf('notifications', { accountId: account?.id }),
      await rowsOf('cards', { id: card.id }),
      await rowsOf('files', { accountId: account?.id }),
    ]);
    for (const word of [lastName, email, applicant.phone, applicant.pesel]) expect(left).not.toContain(word);
    const records = await openRecords();
    const { vault } = records.city('nowa-rzeczna');
    await expect(vault.keys.open(account?.keyId ?? '')).rejects.toThrow('KEY_DESTROYED');
    await records.close();
  });

  it('is taken back by the office within the grace period', async () => {
    await withSetting('erasureGraceDays', 14, async () => {
      // given
      const { portal, applicant } = await signedInResident();
      const { email, password } = applicant;
      const { id } = await portal.must(portal.post<{ id: string }>('/api/resident/account/erasure', { password }));
      await letterText(email, /zostało zamknięte/);

      // when
      const clerk = await operator();
      await clerk.must(
        clerk.post(`/api/operator/erasures/${id}/cancel`, { reason: 'Pomyłka, telefon od mieszkańca.' }),
      );

      // then
      await letterText(email, /znów działa/);
      await portal.must(portal.post('/api/resident/sign-in', { email, password }));
      const late = await clerk.post(`/api/operator/erasures/${id}/cancel`, { reason: 'Drugi raz.' });
      expect(late.body).toMatchObject({ code: 'ERASURE_OVER' });
    });
  });
});

/** A station that says that all is well. */
const IDLE_STATION = {
  agentVersion: 'test',
  adapters: { printer: 'test', reader: 'test' },
  printer: { state: 'idle', reasons: [] },
  reader: { state: 'ready', cardPresent: true },
};

describe('what is under way when an account ends (T3)', () => {
  const close = async ({ portal, applicant }: Resident): Promise<string> => {
    const { password } = applicant;
    const asked = portal.post<{ id: string }>('/api/resident/account/erasure', { password });
    return (await portal.must(asked)).id;
  };
  const erased = (id: string): Promise<object> =>
    until(
      'the erasure',
      async () => (await rowsOf<{ outcome: string | null }>('erasures', { id, outcome: 'erased' }))[0],
    );
  const stateOf = async (applicationId: string): Promise<unknown> =>
    (await rowsOf<{ state: string }>('applications', { id: applicationId }))[0]?.state;

  it('an application ends in its review, and the office sees why', async () => {
    // given
    const filed = await submittedApplication();
    const clerk = await operator();
    const task = await taskOf(clerk, filed.applicationId);

    // when
    await erased(await close(filed));

    // then
    expect(await stateOf(filed.applicationId)).toBe('withdrawn');
    expect((await rowsOf<{ state: string }>('tasks', { id: task.id }))[0]?.state).toBe('cancelled');
    const seen = await clerk.must(
      clerk.get<{ file: { timeline: { code: string }[] }; account: object }>(
        `/api/operator/applications/${filed.applicationId}`,
      ),
    );
    expect(seen.file.timeline.map(({ code }) => code).slice(-2)).toEqual(['account-closed', 'withdrawn']);
    expect(seen.account).toMatchObject({ state: 'closed', hold: null });
  });

  it('a card that waits for its production is not made, and no blank is lost', async () => {
    // given
    const approved = await approvedApplication();

    // when
    await erased(await close(approved));

    // then
    expect((await rowsOf<{ state: string }>('cards', { applicationId: approved.applicationId }))[0]?.state).toBe(
      'spoiled',
    );
    expect((await rowsOf<{ state: string }>('tasks', { id: approved.productionTaskId }))[0]?.state).toBe('cancelled');
    expect(await stateOf(approved.applicationId)).toBe('withdrawn');
    const [card] = await rowsOf<{ id: string }>('cards', { applicationId: approved.applicationId });
    expect(await rowsOf('spoiled_blanks', { cardId: card?.id })).toEqual([]);
  });

  it('a card at which the station works is made unusable, and its blank is counted as spoiled', async () => {
    // given: a station of our own that has read a chip and taken the order to print
    const station = await enrolledStation();
    const pickupPointId = (await cityFacts()).pickupPoints.at(-1)?.id ?? '';
    const approved = await approvedApplication(undefined, { pickupPointId });
    await station.must(station.post('/api/station/heartbeat', IDLE_STATION));
    await startProduction(await hired(['production'], pickupPointId), approved.productionTaskId);
    const nextJob = (phase: string): Promise<{ jobId: string; token: number }> =>
      until(`the job to ${phase}`, async () => {
        type Claim = { job: { jobId: string; token: number; phase: string } | null };
        const { job } = await station.must(station.post<Claim>('/api/station/claim', {}));
        return job?.phase === phase && job;
      });
    const report = ({ jobId, token }: { jobId: string; token: number }, facts: object) =>
      station.post(`/api/station/jobs/${jobId}/report`, { token, ...facts });
    const uid = randomBytes(7).toString('hex').toUpperCase();
    const read = await nextJob('read-uid');
    await station.must(report(read, { phase: 'read-uid', state: 'uid-read', uid }));
    const print = await nextJob('produce');
    const [bound] = await rowsOf<{ id: string; uidIndex: Buffer }>('cards', { applicationId: approved.applicationId });

    // when
    const id = await close(approved);

    // then: at once
    const [card] = await rowsOf<{ state: string; uidIndex: Buffer | null }>('cards', { id: bound?.id });
    expect(card).toMatchObject({ state: 'spoiled', uidIndex: null });
    const [blank] = await rowsOf<{ uidIndex: Buffer; reason: string }>('spoiled_blanks', { cardId: bound?.id });
    expect(blank).toMatchObject({ reason: 'ACCOUNT_CLOSED', uidIndex: bound?.uidIndex });
    expect((await report(print, { phase: 'produce', state: 'printed' })).body).toMatchObject({ code: 'STALE_CLAIM' });
    const { job } = await station.must(station.post<{ job: object | null }>('/api/station/claim', {}));
    expect(job).toBeNull();

    // and when the case has been told
    await erased(id);
    expect((await rowsOf<{ state: string }>('tasks', { id: approved.productionTaskId }))[0]?.state).toBe('cancelled');
    expect((await rowsOf<{ state: string }>('cards', { id: bound?.id }))[0]?.state).toBe('spoiled');
  });

  it('a card at the pick-up point is handed over to nobody', async () => {
    // given
    const ready = await readyCard();

    // when
    const id = await close(ready);

    // then
    const pickup = await ready.clerk.post(`/api/operator/cards/${ready.card.id}/pickup`, { number: ready.card.number });
    expect(pickup.body).toMatchObject({ code: 'CARD_NOT_READY' });
    expect(await rowsOf('spoiled_blanks', { cardId: ready.card.id })).toHaveLength(1);
    await erased(id);
    expect(await stateOf(ready.applicationId)).toBe('withdrawn');
  });

  it('a blocked card is not unblocked any more, and an open conversation ends', async () => {
    // given
    const holder = await cardHolder();
    const question = { type: 'question', subject: 'Zniżka', body: 'Czy działa w soboty?' };
    const { id: threadId } = await holder.portal.must(
      holder.portal.post<{ id: string }>('/api/resident/threads', question),
    );
    const task = await until(
      'the task of the office',
      async () => (await rowsOf<{ id: string }>('tasks', { caseId: threadId }))[0],
    );

    // when
    await erased(await close(holder));

    // then
    const unblock = await holder.clerk.post(`/api/operator/cards/${holder.card.id}/unblock`, { reason: 'Telefon.' });
    expect(unblock.body).toMatchObject({ code: 'ACCOUNT_CLOSED' });
    await until('the end of the conversation', async () => {
      const [thread] = await rowsOf<{ state: string }>('threads', { id: threadId });
      const [asked] = await rowsOf<{ state: string }>('tasks', { id: task.id });
      return thread?.state === 'closed' && asked?.state === 'cancelled';
    });
  });
});

describe('data that the city must keep (RODO art. 17(3))', () => {
  it('are kept when the account ends, its owner learns why, and they go when the reason is gone', async () => {
    // given
    const resident = await signedInResident();
    const { portal, applicant } = resident;
    const { email, password } = applicant;
    const [account] = await rowsOf<{ id: string }>('accounts', { email });
    const path = `/api/operator/accounts/${account?.id}/hold`;
    const clerk = await operator();
    const reason = 'Sprawa przed sądem rejonowym.';
    await clerk.must(clerk.post(path, { reason }));

    // then: the dialog says it, a second hold and somebody without the right are refused
    const preview = await portal.must(portal.get<{ hold: object | null }>('/api/resident/account/erasure'));
    expect(preview.hold).toMatchObject({ reason });
    expect((await clerk.post(path, { reason })).body).toMatchObject({ code: 'ACCOUNT_ALREADY_HELD' });
    const second = await secondClerk();
    expect((await second.post(path, { reason })).body).toMatchObject({ code: 'FORBIDDEN' });

    // and when: the account is deleted
    const { id } = await portal.must(portal.post<{ id: string }>('/api/resident/account/erasure', { password }));

    // then: it is closed, its owner is told, the data are there, the case waits where everybody sees it
    expect(await letterText(email, /nie możemy jeszcze usunąć/)).toContain(reason);
    await until('the wait for the end of the hold', async () => {
      const waits = await rowsOf<{ name: string; endedAt: Date | null }>('process_waits', {
        workflowId: `nowa-rzeczna/account-erasure/${id}`,
        elementId: 'hold-lifted',
      });
      return waits.some(({ endedAt }) => endedAt === null);
    });
    expect(await rowsOf('accounts', { email, state: 'closed', erasingSince: null })).toHaveLength(1);
    const cancelled = await clerk.post(`/api/operator/erasures/${id}/cancel`, { reason: 'Za późno.' });
    expect(cancelled.body).toMatchObject({ code: 'ERASURE_OVER' });

    // and when: the reason is gone
    await clerk.must(clerk.post(`${path}/lift`, { reason: 'Wyrok jest prawomocny.' }));

    // then
    await letterText(email, /zostały usunięte/);
    await until('the erasure', async () => (await rowsOf('erasures', { id, outcome: 'erased' }))[0]);
    expect(await rowsOf('accounts', { email })).toEqual([]);
    const holds = JSON.stringify(await rowsOf('account_holds', { accountId: account?.id }));
    for (const words of [reason, 'prawomocny']) expect(holds).not.toContain(words);
    expect((await clerk.post(path, { reason })).body).toMatchObject({ code: 'ERASURE_OVER' });
    expect((await clerk.post(`${path}/lift`, { reason })).body).toMatchObject({ code: 'ACCOUNT_NOT_HELD' });
  });

  it('of one member of a family stay alone; the others go', async () => {
    // given: an adult of the family whose data are held
    const { guardian, adult } = await family();
    const [held] = await rowsOf<{ id: string }>('accounts', { email: adult.applicant.email });
    const clerk = await operator();
    await clerk.must(clerk.post(`/api/operator/accounts/${held?.id}/hold`, { reason: 'Archiwum.' }));

    // when
    const { email, password } = guardian.applicant;
    const { id } = await guardian.portal.must(
      guardian.portal.post<{ id: string }>('/api/resident/account/erasure', { password }),
    );

    // then
    await letterText(email, /zostały usunięte/);
    expect(await letterText(adult.applicant.email, /nie możemy jeszcze usunąć/)).toContain('Archiwum.');
    await until('the end of the guardian', async () => (await rowsOf('accounts', { email })).length === 0);
    expect(await rowsOf('accounts', { email: adult.applicant.email })).toHaveLength(1);
    expect(await rowsOf('erasures', { id, outcome: null })).toHaveLength(1);
    await clerk.must(clerk.post(`/api/operator/accounts/${held?.id}/hold/lift`, { reason: 'Oddano.' }));
    await until('the erasure', async () => (await rowsOf('erasures', { id, outcome: 'erased' }))[0]);
  });
});

describe('the family of an account that ends (T2)', () => {
  const emailsIn = async ({ portal }: Resident): Promise<string[]> => {
    const preview = portal.get<{ accounts: { email: string }[] }>('/api/resident/account/erasure');
    return (await portal.must(preview)).accounts.map(({ email }) => email).toSorted();
  };

  it('goes with it by default, and the dialog names everybody', async () => {
    // given
    const { guardian, adult } = await family();
    const both = [guardian.applicant.email, adult.applicant.email];
    expect(await emailsIn(guardian)).toEqual(both.toSorted());

    // when
    const { password } = guardian.applicant;
    await guardian.portal.must(guardian.portal.post('/api/resident/account/erasure', { password }));

    // then
    expect((await adult.portal.get('/api/resident/account')).status).toBe(401);
    for (const email of both) await letterText(email, /zostało zamknięte/);
  });

  it('stays where the city lets adults choose for themselves, and is told', async () => {
    await withSetting('familyErasure', 'detach-adults', async () => {
      // given
      const { guardian, adult } = await family();
      expect(await emailsIn(guardian)).toEqual([guardian.applicant.email]);

      // when
      const { password } = guardian.applicant;
      await guardian.portal.must(guardian.portal.post('/api/resident/account/erasure', { password }));

      // then
      await letterText(adult.applicant.email, /nie należy już/);
      expect((await adult.portal.get('/api/resident/account')).status).toBe(200);
    });
  });
});

describe('a conversation with the city (004-97 to 004-107)', () => {
  it('reaches the office as a task, is answered, replied to, and closed', async () => {
    // given
    const { portal, applicant } = await signedInResident();
    const clerk = await operator();
    const question = { type: 'question', subject: 'Zniżka w kinie', body: 'Czy zniżka działa w soboty?' };
    const { id } = await portal.must(portal.post<{ id: string }>('/api/resident/threads', question));
    const ofThread = (task: { id: string }): boolean => task.id.startsWith(id);

    // when
    const first = await answerTask(clerk, ofThread, 'answer', 'Tak, przez cały tydzień.');
    const seen = await clerk.get<{ facts: { parts: string[] }[] }>(`/api/operator/tasks/${first}`);
    await letterText(applicant.email, /odpowiedź urzędu/);

    // then
    expect(seen.body.facts.flatMap(({ parts }) => parts)).toContain('Czy zniżka działa w soboty?');
    const list = await portal.must(portal.get<{ unread: number }>('/api/resident/threads'));
    expect(list.unread).toBe(1);
    const view = await portal.must(portal.get<{ messages: { body: string }[] }>(`/api/resident/threads/${id}`));
    expect(view.messages.map(({ body }) => body)).toEqual(['Czy zniżka działa w soboty?', 'Tak, przez cały tydzień.']);
    expect((await portal.get<{ unread: number }>('/api/resident/threads')).body.unread).toBe(0);

    // and when
    await portal.must(portal.post(`/api/resident/threads/${id}/reply`, { body: 'Dziękuję!' }));
    await answerTask(clerk, (task) => ofThread(task) && task.id !== first, 'close', 'Miłego seansu.');

    // then
    await letterText(applicant.email, /zamknięta/);
    const closed = await portal.post(`/api/resident/threads/${id}/reply`, { body: 'Jeszcze jedno.' });
    expect(closed.body).toMatchObject({ code: 'THREAD_CLOSED' });
    const last = await portal.get<{ messages: { body: string }[] }>(`/api/resident/threads/${id}`);
    expect(last.body.messages.at(-1)?.body).toBe('Miłego seansu.');
    const stored = JSON.stringify(await rowsOf('thread_messages', { threadId: id }));
    expect(stored).not.toContain('seansu');
  });
});
