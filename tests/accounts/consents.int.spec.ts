import { randomUUID } from 'node:crypto';
import { addDays } from '@karta/domain';
import { signedInResident, type Resident } from '../makers/applications.ts';
import { Caller, type Answer } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText } from '../makers/letters.ts';
import { until } from '../makers/until.ts';
import { cardHolder, rowsOf, withSetting } from '../town/town-at-work.ts';

jest.setTimeout(180_000);

interface State {
  id: string;
  kind: string;
  version: number;
  state: string;
  required: boolean;
  withdrawal: string;
  coming: { id: string; version: number; validFrom: string } | null;
}

const consentsOf = async ({ portal }: Pick<Resident, 'portal'>): Promise<State[]> =>
  (await portal.must(portal.get<{ consents: State[] }>('/api/resident/consents'))).consents;
const consentOf = async (by: Pick<Resident, 'portal'>, kind: string): Promise<State> => {
  const found = (await consentsOf(by)).find((each) => each.kind === kind);
  if (!found) throw new Error(kind);
  return found;
};
const withdraw = async (
  { portal, applicant }: Resident,
  kind: string,
  password = applicant.password,
): Promise<Answer> =>
  portal.post(`/api/resident/consents/${(await consentOf({ portal }, kind)).id}/withdrawal`, { password });
const child = { firstName: 'Hania', lastName: 'Próbna', birthDate: '2016-02-08', kinship: 'child', email: null };

/** Somebody with a child in their family. */
async function parent(): Promise<Resident & { childId: string; childAccount: string }> {
  const resident = await signedInResident();
  const added = resident.portal.post<{ id: string }>('/api/resident/family', child);
  const { id: childId } = await resident.portal.must(added);
  const [member] = await rowsOf<{ accountId: string }>('family_members', { id: childId });
  return { ...resident, childId, childAccount: member?.accountId ?? '' };
}

const stateOf = async (where: object): Promise<string | undefined> =>
  (await rowsOf<{ state: string }>('accounts', { ...where }))[0]?.state;

describe('a required consent that is withdrawn', () => {
  it('004-86 004-87 004-89 locks the account, the family and the cards, and opens them when it is given again', async () => {
    // given
    const holder = await cardHolder();
    const added = holder.portal.post<{ id: string }>('/api/resident/family', child);
    const { id } = await holder.portal.must(added);
    const [member] = await rowsOf<{ accountId: string }>('family_members', { id });
    const terms = await consentOf(holder, 'terms');
    expect(terms).toMatchObject({ state: 'given', withdrawal: 'lock' });

    // when
    const wrong = await withdraw(holder, 'terms', 'Nie-To-Haslo-1410');
    const done = await withdraw(holder, 'terms');

    // then
    expect(wrong.body).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect(done.body).toMatchObject({ effect: 'lock' });
    expect((await holder.portal.get('/api/resident/cards')).body).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    expect(await stateOf({ id: member?.accountId })).toBe('locked');
    expect((await rowsOf<{ state: string }>('cards', { id: holder.card.id }))[0]?.state).toBe('blocked');
    const { email, password } = holder.applicant;
    const again = new Caller('portal');
    const session = await again.must(again.post('/api/resident/sign-in', { email, password }));
    expect(session).toMatchObject({ isLocked: true });

    // when
    await again.must(again.put(`/api/resident/consents/${terms.id}`, { given: true }));

    // then: the office alone unblocks the card (004-42)
    expect(await stateOf({ email })).toBe('active');
    expect(await stateOf({ id: member?.accountId })).toBe('active');
    const { cards } = await again.must(again.get<{ cards: { state: string }[] }>('/api/resident/cards'));
    expect(cards.map(({ state }) => state)).toEqual(['blocked']);
  });

  it('004-83 004-84 004-85 of the information clause ends the account and the family’s, without a way back', async () => {
    // given
    const resident = await parent();
    const preview = await resident.portal.get<{ accounts: { name: string }[] }>('/api/resident/account/erasure');
    expect(preview.body.accounts.map(({ name }) => name)).toEqual(['Bożena Grześkowiak', 'Hania Próbna']);

    // when
    const done = await withdraw(resident, 'information-clause');

    // then
    expect(done.body).toMatchObject({ effect: 'erase' });
    expect((await resident.portal.get('/api/resident/account')).status).toBe(401);
    const gone = await until('both are erased', async () => {
      const rows = await rowsOf<{ firstName: string; erasedAt: Date | null }>('accounts', {
        id: resident.childAccount,
      });
      return rows[0]?.erasedAt && rows[0];
    });
    expect(gone.firstName).toBe('');
  });

  it('of a member ends the account of that member alone', async () => {
    // given
    const resident = await parent();
    await resident.portal.must(resident.portal.put('/api/resident/acting-for', { memberId: resident.childId }));

    // when
    await withdraw(resident, 'information-clause');

    // then
    await until('the member is erased', async () => {
      const [row] = await rowsOf<{ erasedAt: Date | null }>('accounts', { id: resident.childAccount });
      return row?.erasedAt;
    });
    expect((await resident.portal.get('/api/resident/account')).body).toMatchObject({
      email: resident.applicant.email,
    });
  });
});

describe('a consent', () => {
  it('004-07 004-80 004-81 that is voluntary is withdrawn and given again at any time, with its dates', async () => {
    const resident = await signedInResident();
    const { id, state, withdrawal } = await consentOf(resident, 'marketing');
    const set = (given: boolean) =>
      resident.portal.must(resident.portal.put(`/api/resident/consents/${id}`, { given }));
    expect([state, withdrawal]).toEqual(['missing', 'consent']);
    await set(true);
    expect(await consentOf(resident, 'marketing')).toMatchObject({ state: 'given', givenAt: expect.any(String) });
    await set(false);
    expect(await consentOf(resident, 'marketing')).toMatchObject({
      state: 'withdrawn',
      withdrawnAt: expect.any(String),
    });
  });

  it('of which a newer version is announced may be given before its day, and is asked from it on', async () => {
    // given
    const resident = await signedInResident();
    const next = randomUUID();
    const kind = 'marketing';
    const insert = (id: string, version: number, days: number) =>
      withRecords(async ({ knex, clock }) =>
        knex('consent_texts').insert({
          ...{ id, kind, version, statement: 'Nowa treść zgody.', link: null, title: 'Zgoda', paragraphs: [] },
          ...{ askedAt: 'registration', required: false, position: 3, validFrom: addDays(clock.today(), days) },
        }),
      );
    const set = (id: string) =>
      resident.portal.must(resident.portal.put(`/api/resident/consents/${id}`, { given: true }));
    await set((await consentOf(resident, kind)).id);
    await insert(next, 102, 30);

    try {
      // when: it is announced
      const before = await consentOf(resident, kind);
      await withRecords(({ knex, clock }) =>
        knex('consent_texts').where('id', next).update({ validFrom: clock.today() }),
      );
      const from = await consentOf(resident, kind);
      await set(next);

      // then
      expect(before).toMatchObject({ version: 1, state: 'given', coming: { id: next, version: 102 } });
      expect(from).toMatchObject({ version: 102, state: 'outdated', coming: null });
      expect(await consentOf(resident, kind)).toMatchObject({ version: 102, state: 'given' });
    } finally {
      await withRecords(async ({ knex }) => {
        await knex('consents').where('consentTextId', next).delete();
        await knex('consent_texts').where('id', next).delete();
      });
    }
  });
});

describe('the end of an account within its grace period', () => {
  it('is taken back by whoever has asked for it, with the password', async () => {
    await withSetting('erasureGraceDays', 14, async () => {
      // given
      const { portal, applicant } = await signedInResident();
      const { email, password } = applicant;
      await portal.must(portal.post('/api/resident/account/erasure', { password }));
      await letterText(email, /zostało zamknięte/);
      const guest = new Caller('portal');
      const signIn = (typed: string) => guest.post('/api/resident/sign-in', { email, password: typed });

      // when
      const [wrong, right] = [await signIn('Nie-To-Haslo-1410'), await signIn(password)];
      const stranger = await guest.post('/api/resident/account/erasure/cancel', {
        email,
        password: 'Nie-To-Haslo-1410',
      });
      await guest.must(guest.post('/api/resident/account/erasure/cancel', { email, password }));

      // then
      expect([wrong.body, right.body]).toMatchObject([{ code: 'WRONG_CREDENTIALS' }, { code: 'ACCOUNT_BEING_ERASED' }]);
      expect(stranger.body).toMatchObject({ code: 'WRONG_CREDENTIALS' });
      await letterText(email, /znów działa/);
      await guest.must(signIn(password));
    });
  });
});

describe('the address of an account', () => {
  it('counts once the link that went there was used; the old one is told, and everybody is signed out', async () => {
    // given
    const { portal, applicant } = await signedInResident();
    const { email: old, password } = applicant;
    const email = `nowy.${randomUUID()}@poczta.example`;
    const change = (typed: string) => portal.put('/api/resident/account/email', { email, password: typed });

    // when
    expect((await change('Nie-To-Haslo-1410')).body).toMatchObject({ code: 'WRONG_PASSWORD' });
    await portal.must(change(password));
    const waiting = await portal.get('/api/resident/account');
    const token = /nowy-adres\?token=([\w-]+)/.exec(await letterText(email, /nowy adres/))?.[1] ?? '';
    const guest = new Caller('portal');
    const confirm = () => guest.post('/api/resident/account/email-confirmation', { token });
    await guest.must(confirm());

    // then
    expect(waiting.body).toMatchObject({ email: old, pendingEmail: email });
    expect((await confirm()).body).toMatchObject({ code: 'TOKEN_INVALID' });
    expect((await portal.get('/api/resident/account')).status).toBe(401);
    expect(await letterText(old, /został zmieniony/)).toContain('To nie Ty?');
    expect((await guest.post('/api/resident/sign-in', { email: old, password })).status).toBe(401);
    await guest.must(guest.post('/api/resident/sign-in', { email, password }));
  });

  it('of somebody else is not told apart from a free one, and stays theirs', async () => {
    const [one, other] = [await signedInResident(), await signedInResident()];
    const { email } = other.applicant;
    const order = { email, password: one.applicant.password };
    const asked = await one.portal.put('/api/resident/account/email', order);
    expect([asked.status, asked.body['pendingEmail']]).toEqual([200, email]);
    const tokens = await rowsOf('account_tokens', { purpose: 'email-change', accountId: asked.body['id'] });
    expect(tokens).toEqual([]);
  });
});

it('004-02 an account registers as a resident with its password and the consents that it lacks', async () => {
  // given: an account that has agreed to nothing yet
  const { applicant } = await signedInResident();
  const { email, password } = applicant;
  await withRecords(async ({ knex }) => {
    const { id } = await knex('accounts').where({ email }).first('id');
    await knex('consents').where('accountId', id).delete();
  });
  const guest = new Caller('portal');
  const { registrationConsents } = await guest.must(
    guest.get<{ registrationConsents: { id: string; required: boolean }[] }>('/api/resident/city'),
  );
  const required = registrationConsents.filter((each) => each.required).map(({ id }) => id);
  const upgrade = (typed: string, consents: readonly string[]) =>
    guest.post('/api/resident/upgrade', { email, password: typed, consents });

  // when
  const [wrong, without] = [await upgrade('Nie-To-Haslo-1410', required), await upgrade(password, [])];
  const session = await guest.must(upgrade(password, required));

  // then
  expect([wrong.body, without.body]).toMatchObject([{ code: 'WRONG_CREDENTIALS' }, { code: 'VALIDATION' }]);
  expect(session).toMatchObject({ account: { email }, panel: 'full' });
  const states = (await consentsOf({ portal: guest })).filter((each) => each.required).map(({ state }) => state);
  expect(states).toEqual(['given', 'given']);
  const applications = await guest.get<{ canFileCardApplication: boolean }>('/api/resident/applications');
  expect(applications.body.canFileCardApplication).toBe(true);
});
