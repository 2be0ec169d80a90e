import { randomUUID } from 'node:crypto';
import { addDays } from '@karta/domain';
import { operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { heldCard, type HeldCard } from '../makers/held-card.ts';
import { lettersTo, letterText } from '../makers/letters.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(90_000);
let window: Window;
let agrees: HeldCard;
let refuses: HeldCard;
/** Tests run at night too. */
async function atAnyHour(): Promise<void> {
  await window.page.getByRole('textbox', { name: 'Wysyłaj od godziny' }).fill('0');
  await window.page.getByRole('textbox', { name: 'do godziny', exact: true }).fill('24');
}

/** Nobody else lives there. */
const PLACE = `Osada ${randomUUID().slice(0, 8)}`;
const [NAME, REMINDER] = [`Zima w mieście ${PLACE}`, `Koniec pakietu ${PLACE}`];
const END = '2027-03-31';

beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 768 });
  [agrees, refuses] = [await heldCard(), await heldCard()];
  await withRecords(async ({ knex }) => {
    const accounts = knex('accounts').whereIn('email', [agrees.applicant.email, refuses.applicant.email]).select('id');
    const residents = knex('residents').whereIn('accountId', accounts);
    await residents.clone().update({ place: PLACE });
    await knex('resident_packages').whereIn('residentId', residents.select('id')).update({ validUntil: END });
  });
  const { consents } = await agrees.portal.must(
    agrees.portal.get<{ consents: { id: string; kind: string }[] }>('/api/resident/consents'),
  );
  const marketing = consents.find(({ kind }) => kind === 'marketing')?.id ?? '';
  await agrees.portal.must(agrees.portal.put(`/api/resident/consents/${marketing}`, { given: true }));
  await signInAtOffice(window.page, DEMO.clerk);
}, 180_000);
afterAll(() => window.close());

const atOffice = (path: string) => window.page.goto(`${addressOf('operator')}${path}`);

async function begin(name: string, kind: RegExp): Promise<void> {
  const { page } = window;
  await atOffice('/kampanie');
  await page.getByRole('link', { name: 'Nowa kampania' }).first().click();
  await page.getByRole('textbox', { name: 'Nazwa' }).fill(name);
  await page.getByRole('radio', { name: kind }).check();
  await page.getByRole('button', { name: 'Dalej' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

describe('a campaign at the screens of the office', () => {
  it('001-32 shows before it is sent whom the filters mean, who will get it and why others will not', async () => {
    const { page } = window;
    await begin(NAME, /Informacja/);
    await page.getByRole('combobox', { name: 'Miejscowość zamieszkania' }).fill(PLACE);
    await page.getByRole('combobox', { name: 'Kanał' }).selectOption({ label: 'tylko e-mail' });
    await page.getByRole('textbox', { name: 'Temat' }).fill('Lodowisko od soboty');
    await page.getByRole('textbox', { name: 'Treść' }).fill('Dzień dobry, {{firstName}}. Lodowisko rusza w sobotę.');
    await atAnyHour();
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByText('Zapisano szkic.').waitFor();

    // then
    const funnel = page.getByRole('list', { name: 'Od wszystkich mieszkańców do odbiorców' });
    await funnel
      .getByRole('listitem')
      .filter({ hasText: 'Spełniają warunki' })
      .getByText('2', { exact: true })
      .waitFor();
    await funnel.getByRole('listitem').filter({ hasText: 'Dostaną' }).getByText('1', { exact: true }).waitFor();
    await page.getByText('1 bez zgody').waitFor();
    await page.getByText(/Rezygnacja|Wypisz się jednym kliknięciem/).waitFor();
    await page.getByRole('button', { name: agrees.applicant.lastName }).click();
    await page.getByText(`Dzień dobry, ${agrees.applicant.firstName}.`).waitFor();
    await page.getByRole('button', { name: 'Wyślij do mnie' }).click();
    await page.getByText(`Wysłaliśmy próbę na ${DEMO.clerk}.`).waitFor();
    expect(await letterText(DEMO.clerk, /Lodowisko od soboty/)).toContain('Lodowisko rusza w sobotę.');
    await lookAt(page, 'kampania-szkic');
  });

  it('001-32 B-14 goes to whoever has agreed, and its report says to whom, with what end and with what outcome', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Rozpocznij…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rozpocząć kampanię?' });
    await dialog.getByText('dostanie teraz 1 osoba').waitFor();
    await dialog.getByRole('button', { name: 'Rozpocznij' }).click();

    // then
    await page.getByText('Zakończona').waitFor({ timeout: 60_000 });
    expect(await letterText(agrees.applicant.email, /Lodowisko od soboty/)).toContain('/wypisz/');
    const skipped = page.getByRole('region', { name: 'Pominięci' });
    await skipped.getByText('bez zgody').waitFor();
    expect((await lettersTo(refuses.applicant.email)).map(({ subject }) => subject)).not.toContain(
      'Lodowisko od soboty',
    );
    await lookAt(page, 'kampania-raport');
    await page.getByRole('link', { name: 'Odbiorcy i raport CSV' }).click();
    await page.getByRole('row').filter({ hasText: refuses.applicant.lastName }).getByText('bez zgody').waitFor();
    await page.getByRole('row').filter({ hasText: agrees.applicant.lastName }).getByText('Wysłana').waitFor();
    await lookAt(page, 'kampania-odbiorcy');
  });

  it('001-32 the report leaves as a file for a reason, which the audit keeps', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Eksport' }).click();
    const dialog = page.getByRole('dialog', { name: 'Eksport do pliku' });
    await dialog.getByRole('radio', { name: /wszystkie/ }).check();
    const reason = `raport dla rady ${PLACE}`;
    await dialog.getByLabel('Po co ten plik').fill(reason);
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Pobierz plik' }).click();
    await saved;
    const kept = await withRecords(({ knex }) =>
      knex('audit').where({ act: 'register.export' }).whereRaw(`facts ->> 'reason' = ?`, [reason]),
    );
    expect(kept).toHaveLength(1);
  });

  it('001-32 the link of the letter opens a page on which one click opts out, without signing in', async () => {
    // given
    const guest = await openWindow({ width: 390, height: 780 });
    const { page } = guest;
    const path = /\/wypisz\/[\w-]{16}/.exec(await letterText(agrees.applicant.email, /Lodowisko od soboty/))?.[0] ?? '';
    await page.goto(`${addressOf('portal')}${path}`);
    await page.getByRole('button', { name: 'Wypisz mnie' }).waitFor();
    await lookAt(page, 'wypisz');

    // when
    await page.getByRole('button', { name: 'Wypisz mnie' }).click();

    // then
    await page.getByText('Nie wyślemy Ci już informacji handlowych.').waitFor();
    await page.getByRole('link', { name: 'Przejdź do zgód' }).waitFor();
    const { consents } = await agrees.portal.must(
      agrees.portal.get<{ consents: { kind: string; state: string }[] }>('/api/resident/consents'),
    );
    expect(consents.find(({ kind }) => kind === 'marketing')?.state).toBe('withdrawn');
    await guest.close();
  });

  it('001-32 a mail program opts out with a form of one field, and no cookie (RFC 8058)', async () => {
    const path = /wypisz\/([\w-]{16})/.exec(await letterText(agrees.applicant.email, /Lodowisko od soboty/))?.[1] ?? '';
    const answer = await fetch(`${addressOf('portal')}/api/resident/opt-out/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([answer.status, await answer.json()]).toEqual([200, { isOut: true }]);
  });
});

describe('a reminder of a package that ends', () => {
  it('000-35 goes without any consent to those whose package ends between two days, and says what it brings the office', async () => {
    const { page } = window;
    await begin(REMINDER, /Przypomnienie/);
    await page.getByRole('combobox', { name: 'Miejscowość zamieszkania' }).fill(PLACE);
    const ends = page.getByRole('group', { name: 'Pakiet ważny do' });
    await ends.getByLabel('od dnia').fill(addDays(END, -2));
    await ends.getByLabel('do dnia').fill(END);
    await page.getByRole('combobox', { name: 'Kanał' }).selectOption({ label: 'tylko e-mail' });
    await page.getByRole('textbox', { name: 'Temat' }).fill('{{packageName}}: kończy się ważność');
    await page
      .getByRole('textbox', { name: 'Treść' })
      .fill('{{packageName}} jest ważny do {{validUntilShort}}. Przedłuż: {{portalLink}}');
    await atAnyHour();
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByText('Zapisano szkic.').waitFor();
    await page.getByRole('heading', { name: 'Fala wniosków, gdy wyślesz tak' }).waitFor();
    await lookAt(page, 'kampania-przypomnienie');

    // when
    await page.getByRole('button', { name: 'Rozpocznij…' }).click();
    await page.getByRole('dialog').getByText('dostanie teraz 2 osoby').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Rozpocznij' }).click();
    await page.getByText('Zakończona').waitFor({ timeout: 60_000 });

    // then
    for (const { applicant } of [agrees, refuses]) {
      const text = await letterText(applicant.email, /kończy się ważność/);
      expect(text).toContain('jest ważny do 31.3.2027.');
      expect(text).not.toContain('/wypisz/');
    }
  });

  it('000-35 what cannot be written is told before anything is sent, and a draft can be thrown away', async () => {
    const { page } = window;
    await begin(`Szkic ${PLACE}`, /Przypomnienie/);
    await page.getByRole('textbox', { name: 'Treść' }).fill('{{pesel}}');
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page
      .getByText(/Nieznane: pesel/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'Treść' }).fill('Dzień dobry.');
    await page.getByLabel('Tempo, na godzinę').fill('0');
    await page.getByRole('button', { name: 'Rozpocznij…' }).click();
    await page.getByText(/Wpisz liczbę od 1 do/).waitFor();
    await page.getByLabel('Tempo, na godzinę').fill('60');
    await page.getByRole('button', { name: 'Rozpocznij…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rozpocznij' }).click();
    await page.getByText('Najpierw napisz po polsku treść na każdym kanale tej kampanii.').waitFor();
    await page.getByRole('button', { name: 'Usuń szkic…' }).click();
    await page.getByRole('dialog', { name: 'Usunąć szkic?' }).getByRole('button', { name: 'Usuń szkic' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kampanie' }).waitFor();
    await lookAt(page, 'kampanie');
  });

  it('001-32 is paused with a reason and resumed from the keyboard alone', async () => {
    // given: one that nobody gets before its hours come
    const lead = await operator();
    const { page } = window;
    const { id } = await lead.must(
      lead.post<{ id: string }>('/api/operator/campaigns', { name: PLACE, kind: 'reminder' }),
    );
    const texts = { mail: { pl: { subject: 'Dzień dobry', text: 'Dzień dobry.' } } };
    const hours = { fromHour: 0, untilHour: 24, perHour: 1 };
    const change = {
      name: PLACE,
      consentKind: null,
      way: 'mail',
      filters: { place: PLACE },
      texts,
      ...hours,
      version: 1,
    };
    await lead.must(lead.put(`/api/operator/campaigns/${id}`, change));
    await lead.must(lead.post(`/api/operator/campaigns/${id}/start`, { version: 2 }));
    await atOffice(`/kampanie/${id}`);
    await page.getByText('Trwa').first().waitFor();

    // when
    await page.keyboard.press('s');
    await page.getByRole('dialog', { name: 'Wstrzymać kampanię?' }).getByLabel('Powód').fill('Poprawiamy treść');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Wstrzymana: Poprawiamy treść').waitFor();
    await lookAt(page, 'kampania-wstrzymana');
    await page.keyboard.press('s');

    // then
    await page.getByText('Kampania wznowiona.').waitFor();
    await page.getByText('Przerwy (1)').waitFor();
    await until('one of two, at one an hour', async () => {
      const { report } = await lead.must(
        lead.get<{ report: { states: { state: string }[] } }>(`/api/operator/campaigns/${id}`),
      );
      return report.states.map(({ state }) => state).join() === 'sent,waiting';
    });
  });
});
