import { randomBytes, randomUUID } from 'node:crypto';
import type { City } from '@karta/db';
import { signedInResident } from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { contractedPartner, enrolledStation, hired } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';

jest.setTimeout(120_000);

const OTHER = 'Zupelnie-Inne-Haslo-9';
const EVERY_ROLE = ['clerk', 'lead', 'production', 'auditor', 'admin'];

interface Person {
  id: string;
  /** The session that is looked at. */
  here: Caller;
  /** Another one of the same person. */
  elsewhere: Caller;
}

async function staff(): Promise<Person> {
  const here = await hired(EVERY_ROLE);
  const { operator: own } = await here.must(
    here.get<{ operator: { id: string; email: string } }>('/api/operator/session'),
  );
  return { id: own.id, here, elsewhere: await operator(own.email) };
}

async function resident(): Promise<Person> {
  const { portal, applicant } = await signedInResident();
  const { id } = await portal.must(portal.get<{ id: string }>('/api/resident/account'));
  const other = new Caller('portal');
  const { email, password } = applicant;
  await other.must(other.post('/api/resident/sign-in', { email, password }));
  return { id, here: portal, elsewhere: other };
}

const inTown = (act: (city: City) => Promise<unknown>) => withRecords(async (city) => void (await act(city)));
const setSession = (table: string, set: (city: City) => object) => (person: Person) =>
  inTown((city) => city.knex(table).whereRaw("sess->>'subject' = ?", [person.id]).update(set(city)));
const idle = (table: string) => setSession(table, () => ({ expire: new Date(Date.now() - 1000) }));
const begun = (table: string, hoursAgo: number) =>
  setSession(table, ({ knex }) => ({
    sess: knex.raw("jsonb_set(sess::jsonb, '{since}', to_jsonb(?::bigint))::json", [Date.now() - hoursAgo * 3_600_000]),
  }));

type End = readonly [how: string, end: (person: Person) => Promise<unknown>];
const STAFF_ENDS: readonly End[] = [
  ['after its idle time', idle('operator_sessions')],
  ['after eight hours', begun('operator_sessions', 9)],
  ['signed out', ({ here }) => here.must(here.post('/api/operator/sign-out'))],
  ['ended from another device', ({ elsewhere }) => elsewhere.must(elsewhere.delete('/api/operator/sessions'))],
  [
    'ended by an administrator',
    async ({ id }) => {
      const admin = await operator(DEMO.admin);
      await admin.must(admin.post(`/api/admin/access/people/${id}/sign-out`, { reason: 'Zgubiony laptop.' }));
    },
  ],
  [
    'once the password was changed elsewhere',
    ({ elsewhere }) =>
      elsewhere.must(elsewhere.put('/api/operator/password', { oldPassword: DEMO.password, newPassword: OTHER })),
  ],
  [
    'once the person was switched off',
    ({ id }) => inTown(({ knex }) => knex('operators').where({ id }).update({ isActive: false })),
  ],
];
const RESIDENT_ENDS: readonly End[] = [
  ['after its idle time', idle('resident_sessions')],
  ['after a day', begun('resident_sessions', 25)],
  ['signed out', ({ here }) => here.must(here.post('/api/resident/sign-out'))],
  ['ended from another device', ({ elsewhere }) => elsewhere.must(elsewhere.delete('/api/resident/account/sessions'))],
  [
    'once the account was closed',
    ({ id }) => inTown(({ knex }) => knex('accounts').where({ id }).update({ state: 'closed' })),
  ],
];

const STAFF_DOORS = [
  '/api/operator/sessions',
  '/api/operator/tasks',
  `/api/operator/files/${randomUUID()}`,
  '/api/operator/cards',
  '/api/admin/settings',
  '/admin/jobs/api/queues',
];
const RESIDENT_DOORS = ['/api/resident/account', '/api/resident/cards', `/api/resident/files/${randomUUID()}`];

async function refusedAt(doors: readonly string[], { here }: Person): Promise<Record<string, boolean>> {
  const answers = await Promise.all(doors.map((door) => here.get(door)));
  return Object.fromEntries(doors.map((door, index) => [door, answers[index]?.status === 401]));
}
const all = (doors: readonly string[], are: boolean) => Object.fromEntries(doors.map((door) => [door, are]));

describe('no door opens to a session of the office', () => {
  it.each(STAFF_ENDS)('%s', async (_how, end) => {
    // given
    const person = await staff();
    expect(await refusedAt(STAFF_DOORS, person)).toEqual(all(STAFF_DOORS, false));

    // when
    await end(person);

    // then
    expect(await refusedAt(STAFF_DOORS, person)).toEqual(all(STAFF_DOORS, true));
  });

  it('and its stream of events ends, however the session does', async () => {
    const ended = await Promise.all(
      STAFF_ENDS.map(async ([how, end]) => {
        const person = await staff();
        const headers = { cookie: person.here.cookie };
        const stream = await fetch(`${addressOf('operator')}/api/operator/tasks/stream`, { headers });
        await end(person);
        return [how, (await stream.text()).includes('event: changed')];
      }),
    );
    expect(ended).toEqual(STAFF_ENDS.map(([how]) => [how, true]));
  });
});

describe('no door opens to a session of the portal', () => {
  it.each(RESIDENT_ENDS)('%s', async (_how, end) => {
    // given
    const person = await resident();
    expect(await refusedAt(RESIDENT_DOORS, person)).toEqual(all(RESIDENT_DOORS, false));

    // when
    await end(person);

    // then
    expect(await refusedAt(RESIDENT_DOORS, person)).toEqual(all(RESIDENT_DOORS, true));
  });
});

describe('programs', () => {
  it('of a partner are refused with a token that is late', async () => {
    const name = `Partner ${randomUUID()}`;
    const partner = await contractedPartner(['card.status'], name);
    const look = () => partner.post('/api/partner/card-status', { number: '01-999999' });
    expect((await look()).status).not.toBe(401);
    await inTown(({ knex }) =>
      knex('partner_tokens')
        .whereIn('partnerId', knex('partners').where({ name }).select('id'))
        .update({ expiresAt: new Date(Date.now() - 1000) }),
    );
    expect((await look()).status).toBe(401);
  });

  it('of a station are refused with a token that was taken back', async () => {
    const name = `Stanowisko ${randomUUID()}`;
    const station = await enrolledStation(name);
    const beat = () => station.post('/api/station/claim', {});
    expect((await beat()).status).not.toBe(401);
    await inTown(({ knex }) =>
      knex('stations')
        .where({ name })
        .update({ tokenHash: randomBytes(32) }),
    );
    expect((await beat()).status).toBe(401);
  });
});

describe('own sessions', () => {
  it.each([
    ['the office', staff, '/api/operator/sessions'],
    ['the portal', resident, '/api/resident/account/sessions'],
  ])('of %s are listed and ended one by one', async (_where, somebody, path) => {
    // given
    const { here, elsewhere } = await somebody();
    type Sessions = { sessions: { id: string; isThis: boolean }[] };
    const { sessions } = await here.must(here.get<Sessions>(path));
    const [other] = sessions.filter(({ isThis }) => !isThis);

    // when
    await here.must(here.delete(`${path}/${other?.id}`));

    // then
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect((await elsewhere.get(path)).status).toBe(401);
    expect((await here.must(here.get<Sessions>(path))).sessions.every(({ isThis }) => isThis)).toBe(true);
  });

  it('of somebody else cannot be ended', async () => {
    const [one, other] = [await staff(), await staff()];
    const { sessions } = await other.here.must(
      other.here.get<{ sessions: { id: string }[] }>('/api/operator/sessions'),
    );
    for (const { id } of sessions) await one.here.must(one.here.delete(`/api/operator/sessions/${id}`));
    expect((await other.here.get('/api/operator/sessions')).status).toBe(200);
  });

  it('leave an audit row with who ended them and why', async () => {
    const { id } = await staff();
    const admin = await operator(DEMO.admin);
    await admin.must(admin.post(`/api/admin/access/people/${id}/sign-out`, { reason: 'Zgubiony laptop.' }));
    const [row] = await withRecords(({ knex }) => knex('audit').where({ act: 'session.end', subjectId: id }));
    expect(row).toMatchObject({ actorKind: 'operator', facts: { ended: 2, reason: 'Zgubiony laptop.' } });
  });

  it('are kept by the hash of their id alone', async () => {
    const { here, id } = await staff();
    const signed = decodeURIComponent(/km_office=([^;]+)/.exec(here.cookie)?.[1] ?? '');
    const sid = /^s:([^.]+)\./.exec(signed)?.[1] ?? '';
    const kept = await withRecords(({ knex }) =>
      knex('operator_sessions').whereRaw("sess->>'subject' = ?", [id]).pluck<string[]>('sid'),
    );
    expect(sid).toHaveLength(32);
    expect(kept).toHaveLength(2);
    expect(kept).not.toContain(sid);
  });
});

describe('a page that only reloads itself', () => {
  it('does not keep its session alive, nor does its stream, nor the job board', async () => {
    // given: thirteen of the fifteen minutes are over
    const { here, id } = await staff();
    const own = () =>
      withRecords(({ knex }) =>
        knex('operator_sessions').whereRaw("sess->>'subject' = ?", [id]).max<{ max: Date }[]>('expire'),
      ).then(([row]) => row?.max.getTime());
    const almost = new Date(Math.floor(Date.now() / 1000) * 1000 + 120_000);
    await setSession('operator_sessions', () => ({ expire: almost }))({ id, here, elsewhere: here });

    // when
    for (let time = 0; time < 3; time += 1) {
      const { status } = await here.get('/api/operator/tasks', { headers: { 'karta-reload': '1' } });
      expect(status).toBe(200);
    }
    const aborted = new AbortController();
    const headers = { cookie: here.cookie };
    await fetch(`${addressOf('operator')}/api/operator/tasks/stream`, { headers, signal: aborted.signal });
    aborted.abort();
    expect((await here.get('/admin/jobs/api/queues')).status).toBe(200);

    // then
    expect(await own()).toBe(almost.getTime());

    // and when: somebody asks for something
    await here.must(here.get('/api/operator/tasks'));
    expect(await own()).toBeGreaterThan(Date.now() + 14 * 60_000);
  });
});
