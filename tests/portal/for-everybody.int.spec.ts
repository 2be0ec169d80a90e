import { randomUUID } from 'node:crypto';
import { filledDraft, submittedApplication } from '../makers/applications.ts';
import { Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText } from '../makers/letters.ts';

jest.setTimeout(90_000);
const DAY = 86_400_000;
const guest = (): Caller => new Caller('portal');

describe('what the city publishes', () => {
  it('000-39 is read by everybody in its time, the newest first', async () => {
    // given
    const at = (days: number): Date => new Date(Date.now() + days * DAY);
    const row = (title: string, from: number, until: number | null) => ({
      id: randomUUID(),
      category: 'Karta',
      title,
      lead: '',
      publishedAt: at(from),
      publishedUntil: until === null ? null : at(until),
    });
    const written = [row('Jutro', 1, null), row('Minęło', -5, -1), row('Trwa', -2, 2), row('Bez końca', -3, null)];
    await withRecords(({ knex }) => knex('news').insert(written));

    // when
    const { news } = await guest().must(guest().get<{ news: { id: string; title: string }[] }>('/api/resident/news'));

    // then
    await withRecords(({ knex }) =>
      knex('news')
        .whereIn(
          'id',
          written.map(({ id }) => id),
        )
        .delete(),
    );
    const ours = news.filter(({ id }) => written.some((each) => each.id === id)).map(({ title }) => title);
    expect(ours).toEqual(['Trwa', 'Bez końca']);
  });

  it('000-40 shows what partners give today, with address and end', async () => {
    const asked = await guest().must(guest().get<{ offers: object[] }>('/api/resident/offers'));
    expect(asked.offers).toContainEqual(
      expect.objectContaining({
        partnerName: 'Basen Fala',
        category: 'Sport',
        address: 'ul. Wodna 3',
        savingKind: 'percent',
        validUntil: expect.stringMatching(/^2\d{3}-/),
      }),
    );
  });
});

describe('the status of an application without signing in (A-16)', () => {
  const ask = (caller: Caller, number: number, code: string) =>
    caller.post<Record<string, unknown>>('/api/resident/application-status', { number, code });

  it('is opened by the number and code of the letter, however it is typed, and names nobody', async () => {
    // given
    const filed = await submittedApplication();
    const view = await filed.portal.must(
      filed.portal.get<{ number: number; statusCode: string }>(`/api/resident/applications/${filed.applicationId}`),
    );
    const letter = await letterText(filed.applicant.email, /przyjęty/);

    // when
    const { status, body } = await ask(guest(), view.number, ` ${view.statusCode.toLowerCase().replace('-', ' ')}`);

    // then
    expect(letter).toContain(`kod ${view.statusCode}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ number: view.number, decisionDue: expect.any(String) });
    const told = JSON.stringify(body);
    const { firstName, lastName, email, phone, pesel } = filed.applicant;
    for (const word of [firstName, lastName, email, phone, pesel]) expect(told).not.toContain(word);
  });

  it('answers a wrong code, an absent number and a draft alike, and lets nobody guess on', async () => {
    // given
    const [filed, draft] = [await submittedApplication(), await filledDraft()];
    const numberOf = async ({ portal, applicationId }: typeof filed): Promise<number> =>
      (await portal.must(portal.get<{ number: number }>(`/api/resident/applications/${applicationId}`))).number;
    const caller = guest();

    // when
    const answers = [
      await ask(caller, await numberOf(filed), 'AAAA-AAAA'),
      await ask(caller, 2_000_000_000, 'AAAA-AAAA'),
      await ask(caller, await numberOf(draft), 'AAAA-AAAA'),
    ];
    let last = 404;
    for (let tries = 0; tries < 40 && last === 404; tries++) last = (await ask(caller, 1, 'BBBB-BBBB')).status;

    // then
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
      Array.from({ length: 3 }, () => [404, 'STATUS_CODE_WRONG']),
    );
    expect(last).toBe(429);
  });
});

describe('what somebody is entitled to (X-18)', () => {
  interface Found {
    code: string;
    verdict: string;
    reason: { words: string; rule: string };
    from: string | null;
    validUntil: string | null;
    documents: string[];
    fee: number;
  }
  const asked = async (change: object): Promise<{ packages: Found[]; rules: { version: number }[] }> => {
    const question = {
      birthDate: '1984-05-17',
      livesInTown: true,
      documentType: 'registration-certificate',
      documentEnd: null,
      ...change,
    };
    return guest().must(guest().post('/api/resident/eligibility', question));
  };
  const of = (packages: Found[], code: string): Found | undefined => packages.find((each) => each.code === code);

  it('is said with rule, end, document and fee of the same tables that decide', async () => {
    const { packages, rules } = await asked({});
    expect(of(packages, 'resident')).toMatchObject({
      verdict: 'yes',
      reason: { words: 'Zameldowanie w mieście', rule: 'eligibility-rule-3' },
      documents: ['Zaświadczenie o zameldowaniu'],
      fee: 0,
      validUntil: expect.stringMatching(/^2\d{3}-/),
    });
    expect(of(packages, 'resident-tax')?.verdict).toBe('document');
    expect(of(packages, 'senior')).toMatchObject({
      verdict: 'no',
      reason: { words: 'Karta Seniora od 60 lat', rule: 'eligibility-rule-1' },
      from: '2044-05-17',
    });
    expect(rules.length).toBeGreaterThanOrEqual(3);
  });

  it('says what the office has to look at, and knows a senior', async () => {
    const tax = await asked({ livesInTown: false, documentType: 'tax-return' });
    expect(of(tax.packages, 'resident-tax')?.verdict).toBe('check');
    const old = await asked({ birthDate: '1950-01-01' });
    expect(of(old.packages, 'senior')).toMatchObject({ verdict: 'yes', from: null });
  });

  it('refuses a birth date that cannot be', async () => {
    const question = { birthDate: '2999-01-01', livesInTown: true, documentType: '', documentEnd: null };
    expect((await guest().post('/api/resident/eligibility', question)).status).toBe(422);
  });
});
