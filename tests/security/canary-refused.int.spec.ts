import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide, signedInResident, submittedApplication, taskOf, type Filed } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { asOwner } from '../makers/database.ts';
import { searchDatabases, searchFiles, type Hit } from '../makers/dump.ts';
import { newApplicant, type Applicant } from '../makers/people.ts';
import { addressOf, FOLDER } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { rowsOf } from '../town/town-at-work.ts';

const TOWN = 'karta_nowa_rzeczna';
const word = (): string =>
  `Kanarek${randomBytes(6)
    .toString('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')}`;

/** The vendor's stand-in refuses numbers that end so. */
const applicant: Applicant = {
  ...newApplicant({ firstName: 'Zofia', lastName: word() }),
  email: `${word().toLowerCase()}@poczta.example`,
  phone: `+48${randomInt(5_000_000, 5_099_999)}05`,
};
const personal: Record<string, string> = {
  pesel: applicant.pesel,
  'last name': applicant.lastName,
  email: applicant.email,
  phone: applicant.phone.slice(3),
};
const CLEAR = [
  ...['accounts', 'applications', 'residents'].flatMap((table) =>
    ['last_name', 'email', 'phone'].map((column) => `${TOWN}.public.${table}.${column}`),
  ),
  `${TOWN}.public.residents.email_fold`,
  `${TOWN}.public.notifications.recipient`,
  `${TOWN}.public.account_phones.phone`,
  `${TOWN}.public.phone_codes.phone`,
  `${TOWN}.public.cards.holder_name`,
  `${TOWN}.public.account_tokens.registration`,
];

let clerk: Caller;
let filed: Filed;

/** The register takes nobody of this name while `act` runs: PostgreSQL quotes the whole row in its refusal. */
async function refusedByDatabase(act: () => Promise<void>): Promise<void> {
  const name = `canary_${randomInt(1_000_000)}`;
  const drop = () => asOwner(TOWN, (knex) => knex.raw('alter table residents drop constraint ??', [name]));
  await asOwner(TOWN, (knex) =>
    knex.raw(`alter table residents add constraint ?? check (last_name <> '${applicant.lastName}') not valid`, [name]),
  );
  await act().finally(drop);
}

/** The mail server refuses this recipient for good, and repeats the address in its answer, while `act` runs. */
async function refusedByMail(act: () => Promise<void>): Promise<void> {
  const control = (faults: object): Promise<Response> =>
    fetch(`${addressOf('mail')}/_control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    });
  expect((await control({ refuse: { code: 550, recipient: applicant.email } })).status).toBe(200);
  await act().finally(() => control({}));
}

const notArrived = (applicationId: string, channel: string): Promise<unknown> =>
  until(`a ${channel} that did not arrive`, async () => {
    const rows = await rowsOf<{ state: string }>('notifications', { applicationId, channel });
    return rows.some(({ state }) => state === 'failed' || state === 'undelivered');
  });

/** Each of the peers refuses in turn what has a person's data in it. */
beforeAll(async () => {
  clerk = await operator();
  const resident = await signedInResident(applicant);
  filed = await submittedApplication(resident);
  const { applicationId } = filed;
  await taskOf(clerk, applicationId);
  // no code arrives there either
  await asOwner(TOWN, (knex) =>
    knex.raw(
      'insert into account_phones (account_id, phone, confirmed_at) select id, ?, now() from accounts where email = ?',
      [applicant.phone, applicant.email],
    ),
  );
  await refusedByMail(async () => {
    await decide(clerk, applicationId, 'call', 'Prosimy o nowe zdjęcie.');
    await notArrived(applicationId, 'mail');
  });
  await notArrived(applicationId, 'sms');
  await until('the call', async () => {
    const answer = await filed.portal.post(`/api/resident/applications/${applicationId}/complete`, { message: 'Oto.' });
    return answer.status < 300;
  });
  await refusedByDatabase(async () => {
    await decide(clerk, applicationId, 'approve');
    await until('a failure in the log', () =>
      Promise.resolve(readFileSync(join(FOLDER, 'logs', 'worker.log'), 'utf8').includes('23514')),
    );
  });
  await taskOf(clerk, applicationId, (task) => task.group === 'production');
}, 180_000);

const places = (hits: Hit[]): string[] =>
  [...new Set(hits.map(({ needle, where }) => `${needle}: ${where}`))].toSorted();

describe('after the database, the mail server and the SMS gateway refused what held a person’s data', () => {
  it('no log holds any of it, and the log says what kind of failure it was', () => {
    expect(places(searchFiles('logs', personal))).toEqual([]);
  });

  it('no column but the person’s own holds any of it: no failure, no job, no history, no incident', async () => {
    const hits = await searchDatabases(personal);
    expect(places(hits.filter(({ where }) => !CLEAR.includes(where)))).toEqual([]);
    expect(hits.length).toBeGreaterThan(3);
  }, 120_000);
});
