import type { LetterView, SettingList, SettingView } from '@karta/contracts';
import { readSettings } from '@karta/db';
import { signedInResident, submittedApplication } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { letterText } from '../makers/letters.ts';
import { openOwnCity } from '../makers/own-city.ts';
import { DEMO } from '../makers/town.ts';
import { rowsOf } from '../town/town-at-work.ts';

jest.setTimeout(60_000);

let admin: Caller;
beforeAll(async () => {
  admin = await operator(DEMO.admin);
});

async function setting(key: string): Promise<SettingView> {
  const { settings } = await admin.must(admin.get<SettingList>('/api/admin/settings'));
  const found = settings.find((each) => each.key === key);
  if (!found) throw new Error(`no setting ${key}`);
  return found;
}

const set = (key: string, value: unknown, version: number) =>
  admin.put(`/api/admin/settings/${key}`, { value, version });

describe('a setting of the city', () => {
  it('is changed by an administrator, leaves what it was and became, and goes back to the default', async () => {
    // given
    const { version } = await setting('messageDays');

    // when
    await admin.must(set('messageDays', 400, version));

    // then
    expect(await setting('messageDays')).toMatchObject({ value: 400, default: 365, version: version + 1 });
    const written = await rowsOf('audit', { act: 'setting.change', subjectId: 'messageDays' });
    expect(written).toContainEqual(expect.objectContaining({ subjectKind: 'setting', facts: { from: null, to: 400 } }));
    await admin.must(set('messageDays', null, version + 1));
    expect(await setting('messageDays')).toMatchObject({ value: 365, version: version + 2 });
  });

  it('tells the second of two administrators that the first was faster', async () => {
    const { value, version } = await setting('pickupReminderDays');
    await admin.must(set('pickupReminderDays', 5, version));
    expect(await set('pickupReminderDays', 6, version)).toMatchObject({
      status: 409,
      body: { code: 'CHANGED_MEANWHILE' },
    });
    await admin.must(set('pickupReminderDays', value, version + 1));
  });

  it.each([
    ['pickupDays', 0, 422, 'SETTING_REFUSED'],
    ['pickupDays', '30', 422, 'SETTING_REFUSED'],
    ['postingPoint', 'Ratusz', 422, 'SETTING_REFUSED'],
    ['postingPoint', '00000000-0000-4000-8000-000000000000', 422, 'SETTING_REFUSED'],
    ['officeEmail', 'a@b.example\nBcc: c@d.example', 422, 'SETTING_REFUSED'],
    ['pickupDays', { days: 30 }, 422, 'VALIDATION'],
    ['unheardOf', 1, 404, 'SETTING_NOT_FOUND'],
    ['termsByType', null, 404, 'SETTING_NOT_FOUND'],
    ['constructor', 1, 404, 'SETTING_NOT_FOUND'],
  ])('%s refuses %j', async (key, value, status, code) => {
    expect(await set(key, value, 0)).toMatchObject({ status, body: { code } });
  });

  it('is no clerk’s to see or to change', async () => {
    const clerk = await operator();
    expect((await clerk.get('/api/admin/settings')).status).toBe(403);
    expect((await clerk.put('/api/admin/settings/pickupDays', { value: 5, version: 0 })).status).toBe(403);
  });

  it('that no longer fits gives the default', async () => {
    const own = await openOwnCity();
    try {
      await own.city.knex('settings').insert([
        { key: 'pickupDays', value: JSON.stringify('often') },
        { key: 'officeName', value: JSON.stringify('Urząd Gminy') },
        { key: 'oldName', value: '1' },
      ]);
      const settings = await readSettings(own.city.knex);
      expect(settings).toMatchObject({ pickupDays: 30, officeName: 'Urząd Gminy' });
      expect(settings).not.toHaveProperty('oldName');
    } finally {
      await own.close();
    }
  });
});

describe('the terms of the city', () => {
  it('are refused to whoever saw an older version, or names none', async () => {
    // given
    const { versions } = await admin.must(admin.get<{ versions: { types: number } }>('/api/admin/terms'));
    const own = { decisionDays: 30 };

    // when
    await admin.must(admin.put(`/api/admin/terms/package-transfer?version=${versions.types}`, own));

    // then
    const late = await admin.put(`/api/admin/terms/package-transfer?version=${versions.types}`, own);
    expect(late).toMatchObject({ status: 409, body: { code: 'CHANGED_MEANWHILE' } });
    for (const type of ['package-transfer', 'city']) {
      expect(await admin.put(`/api/admin/terms/${type}`, own)).toMatchObject({
        status: 422,
        body: { code: 'VALIDATION', fields: [{ path: 'version' }] },
      });
    }
  });
});

describe('a letter of the city', () => {
  const path = '/api/admin/letters/application-received/mail';
  const read = () => admin.must(admin.get<LetterView>(path));

  it('goes out in the city’s own words, as soon as they are stored', async () => {
    // given
    const { shipped: released, version } = await read();
    const shipped = released ?? { subject: '', text: '' };
    const text = `Szczęść Boże! Wniosek nr {{applicationNumber}} już jest.\n{{#note}}\n{{note}}\n{{/note}}`;
    const saved = await admin.must(admin.put<LetterView>(path, { subject: shipped.subject, text, version }));

    // when
    const { applicant } = await submittedApplication(await signedInResident());

    // then
    expect(await letterText(applicant.email, /przyjęty/)).toMatch(/Szczęść Boże! Wniosek nr \d+ już jest\./);
    expect(saved).toMatchObject({ version: version + 1, text });
    const written = await rowsOf<{ facts: object }>('audit', {
      act: 'letter.change',
      subjectId: 'application-received/mail/pl',
    });
    expect(written.map(({ facts }) => facts)).toContainEqual(expect.objectContaining({ version: version + 1 }));
    await admin.must(admin.put(path, { ...shipped, version: version + 1 }));
  });

  it('tells the second of two administrators that the first was faster', async () => {
    const { shipped, version } = await read();
    await admin.must(admin.put(path, { ...shipped, version }));
    expect(await admin.put(path, { ...shipped, version })).toMatchObject({ body: { code: 'CHANGED_MEANWHILE' } });
  });

  it('names nothing that it may not, and is well formed', async () => {
    const { version } = await read();
    const put = (text: string) => admin.put(path, { subject: 'x', text, version });
    expect(await put('PESEL: {{pesel}}')).toMatchObject({
      status: 422,
      body: { code: 'LETTER_UNKNOWN_FACT', unknown: 'pesel' },
    });
    expect((await put('{{#note}}')).body).toMatchObject({ code: 'LETTER_BROKEN' });
  });

  it('is shown with invented facts, a text for the phone with its parts', async () => {
    const preview = (channel: string, text: string) =>
      admin.post(`/api/admin/letters/card-ready/${channel}/preview`, { subject: 'Karta {{cardNumber}}', text });
    expect((await preview('mail', 'Opłata {{fee}} zł')).body).toEqual({
      subject: 'Karta 01-000018',
      text: 'Opłata 20,00 zł',
      sms: null,
    });
    const { body } = await preview('sms', 'ż'.repeat(161));
    expect(body).toMatchObject({ text: 'z'.repeat(161), sms: { length: 161, parts: 2 } });
  });

  it('is shown with the office of the town and the address of what it is about', async () => {
    // given
    const { value, version } = await setting('officePhone');
    await admin.must(set('officePhone', '24 555 77 99', version));

    // when
    const draft = { subject: 'x', text: '{{officePhone}} {{portalLink}}' };
    const preview = (event: string) => admin.post(`/api/admin/letters/${event}/mail/preview`, draft);
    const [thread, card] = [await preview('thread-closed'), await preview('card-returned')];

    // then
    expect(thread.body).toMatchObject({ text: expect.stringMatching(/^24 555 77 99 http.+\/sprawy\/przyklad$/) });
    expect(card.body).toMatchObject({ text: expect.stringMatching(/^24 555 77 99 http.+\/karty$/) });
    await admin.must(set('officePhone', value, version + 1));
  });

  it('is there on its channels alone, for administrators alone', async () => {
    const clerk = await operator();
    expect((await admin.get('/api/admin/letters/card-issued/sms')).body).toMatchObject({ code: 'LETTER_NOT_FOUND' });
    expect((await admin.get('/api/admin/letters/unheard-of/mail')).status).toBe(422);
    expect((await clerk.get('/api/admin/letters')).status).toBe(403);
  });
});
