import { signedInResident, type Resident } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { letterText } from '../makers/letters.ts';
import { openRecords } from '../makers/records.ts';
import { until } from '../makers/until.ts';
import { answerTask, cardHolder, rowsOf } from './town-at-work.ts';

// devices, mail and several processes take part
jest.setTimeout(180_000);

/** Sets a setting of the city for a while. */
async function withSetting(key: string, value: unknown, act: () => Promise<void>): Promise<void> {
  const records = await openRecords();
  const { knex } = records.city('nowa-rzeczna');
  const kept = await knex('settings').where({ key }).first('value');
  await knex('settings')
    .insert({ key, value: JSON.stringify(value) })
    .onConflict('key')
    .merge();
  await act().finally(async () => {
    if (kept)
      await knex('settings')
        .where({ key })
        .update({ value: JSON.stringify(kept.value) });
    else await knex('settings').where({ key }).delete();
    await records.close();
  });
}

describe('the end of an account (004-77, T3, RODO art. 17)', () => {
  it('asks for the password, closes and blocks at once, then leaves nothing that names the person', async () => {
    // given
    const { portal, applicant, card } = await cardHolder();
    const { firstName, lastName, email, password } = applicant;
    const [account] = await rowsOf<{ id: string; keyId: string }>('accounts', { email });
    const preview = await portal.must(portal.get<{ accounts: object[] }>('/api/resident/account/erasure'));
    expect(preview.accounts).toEqual([{ name: `${firstName} ${lastName}`, email }]);
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

describe('the family of an account that ends (T2)', () => {
  /** A guardian and an adult of the family with an own login. */
  async function family(): Promise<{ guardian: Resident; adult: Resident }> {
    const [guardian, adult] = [await signedInResident(), await signedInResident()];
    const records = await openRecords();
    const { knex } = records.city('nowa-rzeczna');
    const idOf = async ({ applicant }: Resident): Promise<string> =>
      (await knex('accounts').where('email', applicant.email).first('id')).id;
    const accountId = await idOf(adult);
    await knex('family_members').insert({
      ...{ id: accountId, accountId, guardianAccountId: await idOf(guardian), kinship: 'spouse' },
      ...{ firstName: 'Anna', lastName: 'Dorosła', birthDate: '1990-01-01' },
    });
    await records.close();
    return { guardian, adult };
  }

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
    const seen = await clerk.get<{ facts: { value: string }[] }>(`/api/operator/tasks/${first}`);
    await letterText(applicant.email, /odpowiedź urzędu/);

    // then
    expect(seen.body.facts.map(({ value }) => value)).toContain('Czy zniżka działa w soboty?');
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
