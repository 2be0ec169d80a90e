import { randomInt, randomUUID } from 'node:crypto';
import {
  confirmPhone,
  decide,
  filledDraft,
  formOf,
  signedInResident,
  submittedApplication,
  type Resident,
} from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { codeTo, letterText, textsTo } from '../makers/letters.ts';
import { until } from '../makers/until.ts';

jest.setTimeout(90_000);

const CONFIRMATION = '/api/resident/account/phone-confirmation';
const newPhone = (): string => `+4860${randomInt(1_000_000, 9_999_999)}`;
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Somebody whose account has got a number. */
async function ownerOf(phone: string): Promise<Resident> {
  const { applicant, portal } = await signedInResident();
  const owner = { applicant: { ...applicant, phone }, portal };
  await portal.must(portal.put('/api/resident/account/phone', { phone, password: applicant.password }));
  return owner;
}

const confirm = ({ portal }: Resident, phone: string, code: string, key = randomUUID()) =>
  portal.send('POST', CONFIRMATION, { json: { phone, code }, key });

const codesTo = async (phone: string) =>
  (await textsTo(phone)).filter(({ text }) => text.includes('kod potwierdzenia'));

/** As if so much time had gone by since the codes to a number went out. */
const backdate = (phone: string, span: string) =>
  withRecords(({ knex }) =>
    knex('phone_codes')
      .where({ phone })
      .update({
        sentAt: knex.raw('sent_at - ?::interval', [span]),
        expiresAt: knex.raw('expires_at - ?::interval', [span]),
      }),
  );

describe('a number that was typed in an application', () => {
  it('gets a code alone, and the texts of the case once it was typed at the account', async () => {
    // given
    const filed = await submittedApplication();
    const { applicant, portal, applicationId } = filed;
    const clerk = await operator();
    const view = () =>
      portal.must(portal.get<{ unconfirmedPhone: unknown }>(`/api/resident/applications/${applicationId}`));
    const code = await codeTo(applicant.phone);

    // when: the office calls for completion, which is told by mail and text
    await decide(clerk, applicationId, 'call', 'Druga strona.');
    await letterText(applicant.email, /uzupełnienie/);

    // then: the town's name and the code, and nothing that the applicant wrote
    const [only, ...more] = await textsTo(applicant.phone);
    expect(only?.text).toBe(`Nowa Rzeczna: kod potwierdzenia numeru to ${code}.`);
    expect(more).toEqual([]);
    expect((await view()).unconfirmedPhone).toEqual({ typed: applicant.phone, used: null });

    // when
    await confirmPhone(filed);
    await portal.must(
      portal.post(`/api/resident/applications/${applicationId}/complete`, { message: 'Dosyłam drugą stronę.' }),
    );
    await decide(clerk, applicationId, 'approve');

    // then
    expect((await view()).unconfirmedPhone).toBeNull();
    const kept = await withRecords(({ knex }) =>
      knex('notifications').where({ template: 'phone-confirmation', recipient: applicant.phone }).first(),
    );
    expect(kept).toMatchObject({ state: 'sent', content: null });
  });

  it('is used from the account where it is confirmed there, and the other one waits', async () => {
    // given
    const owner = await ownerOf(newPhone());
    await confirmPhone(owner);
    const typed = newPhone();
    const filed = await filledDraft(owner);
    const path = `/api/resident/applications/${filed.applicationId}`;
    const { version } = await owner.portal.must(owner.portal.get<{ version: number }>(path));
    await owner.portal.must(owner.portal.put(`${path}/draft`, { ...(await formOf(filed)), phone: typed, version }));

    // when
    await owner.portal.must(owner.portal.post(`${path}/submit`));
    await decide(await operator(), filed.applicationId, 'call', 'Druga strona.');

    // then
    await until('the text of the case', async () =>
      (await textsTo(owner.applicant.phone)).find(({ text }) => text.includes('uzupeln') || text.includes('uzupełn')),
    );
    const { body } = await owner.portal.get<{ unconfirmedPhone: unknown }>(path);
    expect(body.unconfirmedPhone).toEqual({ typed, used: owner.applicant.phone });
    expect(await codesTo(typed)).toHaveLength(1);
    expect(await textsTo(typed)).toHaveLength(1);
  });
});

describe('the code of a number', () => {
  it('opens the account’s own number alone; the same request twice is one act, with one row', async () => {
    // given
    const [owner, stranger] = [await ownerOf(newPhone()), await ownerOf(newPhone())];
    const { phone } = owner.applicant;
    const code = await codeTo(phone);

    // when
    const foreign = await confirm(stranger, phone, code);
    const elsewhere = await confirm(stranger, stranger.applicant.phone, code);
    const key = randomUUID();
    const answers = [await confirm(owner, phone, code, key), await confirm(owner, phone, code, key)];

    // then
    expect(foreign.body).toMatchObject({ code: 'PHONE_CODE_SPENT' });
    expect(elsewhere.body).toMatchObject({ code: 'PHONE_CODE_WRONG' });
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body).toMatchObject({ phone, waitingPhones: [] });
    const rows = await withRecords(({ knex }) =>
      knex('audit')
        .join('accounts', (on) => void on.on(knex.raw('accounts.id::text = audit.subject_id')))
        .where({ act: 'account.confirm-phone', email: owner.applicant.email })
        .select('audit.id'),
    );
    expect(rows).toHaveLength(1);
  });

  it('is kept under a key, and is worth nothing after five wrong guesses, also at once', async () => {
    const owner = await ownerOf(newPhone());
    const { phone } = owner.applicant;
    const code = await codeTo(phone);
    const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(owner, phone, other(code))));
    const codes = answers.map(({ body }) => (body as { code: string }).code).toSorted();
    expect(codes).toEqual([
      ...Array.from({ length: 3 }, () => 'PHONE_CODE_SPENT'),
      ...Array.from({ length: 5 }, () => 'PHONE_CODE_WRONG'),
    ]);
    expect((await confirm(owner, phone, code)).body).toMatchObject({ code: 'PHONE_CODE_SPENT' });
    const kept = await withRecords(({ knex }) => knex('phone_codes').where({ phone }).first());
    expect(JSON.stringify(kept)).not.toContain(code);
  });

  it('is over after a quarter of an hour, and when another one went out', async () => {
    // given
    const owner = await ownerOf(newPhone());
    const { phone } = owner.applicant;
    const first = await codeTo(phone);
    const again = () => owner.portal.post(`${CONFIRMATION}/resend`, { phone });

    // when
    const hasty = await again();
    await backdate(phone, '16 minutes');
    const late = await confirm(owner, phone, first);
    await owner.portal.must(again());
    const second = await codeTo(phone, first);
    const old = await confirm(owner, phone, first);

    // then
    expect(hasty.status).toBe(429);
    expect(Number(hasty.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(late.body).toMatchObject({ code: 'PHONE_CODE_SPENT' });
    expect(old.body).toMatchObject({ code: 'PHONE_CODE_WRONG' });
    expect((await confirm(owner, phone, second)).status).toBe(200);
  });

  it('reaches the owner of a number whatever strangers have sent there, and goes to no number that nobody of the account typed', async () => {
    // given
    const phone = newPhone();
    for (let time = 0; time < 3; time += 1) await ownerOf(phone);

    // when
    const owner = await ownerOf(phone);
    await until('four codes', async () => (await codesTo(phone)).length === 4);
    const strange = await owner.portal.post(`${CONFIRMATION}/resend`, { phone: newPhone() });

    // then
    expect((await confirm(owner, phone, await codeTo(phone))).status).toBe(200);
    expect(strange.body).toMatchObject({ code: 'PHONE_NOT_WAITING' });
  });

  it('goes to a number three times an hour from one account', async () => {
    const owner = await ownerOf(newPhone());
    const { phone } = owner.applicant;
    const again = () => owner.portal.post(`${CONFIRMATION}/resend`, { phone });
    for (let time = 0; time < 2; time += 1) {
      await backdate(phone, '2 minutes');
      await owner.portal.must(again());
    }
    await backdate(phone, '2 minutes');
    const fourth = await again();
    expect(fourth.status).toBe(429);
    expect(Number(fourth.headers['retry-after'])).toBeGreaterThan(60);
  });

  it('goes out five times an hour for one account, whatever it types', async () => {
    const owner = await ownerOf(newPhone());
    const { password } = owner.applicant;
    const phones = Array.from({ length: 6 }, newPhone);
    for (const phone of phones)
      await owner.portal.must(owner.portal.put('/api/resident/account/phone', { phone, password }));
    const written = await withRecords(({ knex }) =>
      knex('notifications').whereIn('recipient', phones).where({ template: 'phone-confirmation' }).select('id'),
    );
    expect(written).toHaveLength(4);
  });

  it('is asked for by nobody who is not signed in', async () => {
    const guest = new Caller('portal');
    expect((await guest.post(CONFIRMATION, { phone: newPhone(), code: '000000' })).status).toBe(401);
  });
});

it('a new number waits beside the confirmed one, which is told when the code was typed; wrong codes leave rows', async () => {
  // given
  const [first, second, third] = [newPhone(), newPhone(), newPhone()];
  const owner = await ownerOf(first);
  const change = (phone: string) =>
    owner.portal.must(
      owner.portal.put<{ id: string; phone: string; waitingPhones: string[] }>('/api/resident/account/phone', {
        phone,
        password: owner.applicant.password,
      }),
    );
  await confirm(owner, first, await codeTo(first));

  // when
  const waits = await change(second);
  const code = await codeTo(second);
  const wrong = await confirm(owner, second, other(code));
  const meanwhile = await change(third);
  const late = await confirm(owner, second, code);

  // then: the old number is the account's still, and nobody was told of anything
  expect([waits.phone, waits.waitingPhones]).toEqual([first, [second]]);
  expect(meanwhile.waitingPhones).toEqual([third]);
  expect(wrong.body).toMatchObject({ code: 'PHONE_CODE_WRONG' });
  expect(late.body).toMatchObject({ code: 'PHONE_CODE_SPENT' });
  const told = async (phone: string) => (await textsTo(phone)).filter(({ text }) => text.includes('To nie Ty?')).length;
  expect(await told(first)).toBe(0);
  const failed = await withRecords(({ knex }) =>
    knex('audit').where({ act: 'account.fail-phone-code', subjectId: waits.id }).select('id'),
  );
  expect(failed).toHaveLength(1);

  // when
  const done = await confirm(owner, third, await codeTo(third));

  // then
  expect(done.body).toMatchObject({ phone: third, waitingPhones: [] });
  await until('the old number is told', async () => (await told(first)) === 1);
  expect(await told(second)).toBe(0);
});
