import { randomUUID } from 'node:crypto';
import type { ApplicationView } from '@karta/contracts';
import { approvedApplication, decide, filledDraft, signedInResident, taskOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText } from '../makers/letters.ts';
import { rareApplicant } from '../makers/people.ts';
import { applicationState, productionOf, productionPhase, startProduction } from '../makers/production.ts';
import { setTown } from '../makers/setting.ts';
import { employed } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
}, 60_000);
afterAll(async () => {
  await window.close();
  await setTown('postingPoint', null);
});

async function expectAccessible(): Promise<void> {
  expect(await violationsOf(window.page)).toEqual([]);
}

describe('a card that is posted, at the screens', () => {
  it('D-11 is chosen in the form, sent inactive by a clerk, and works once its holder has typed the code of the letter', async () => {
    // given: the town posts cards
    const { page } = window;
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/ustawienia`);
    await page.getByLabel('Wysyłka kart pocztą').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Zapisz Wysyłka kart pocztą' }).click();
    await page.getByText('Zapisano: Wysyłka kart pocztą.').waitFor();

    // when: an applicant wants it so
    const filed = await filledDraft(await signedInResident(rareApplicant('Pocztowa')));
    const { applicant, portal, applicationId } = filed;
    await signInAtPortal(page, applicant);
    await page.goto(`${addressOf('portal')}/wnioski/${applicationId}/formularz`);
    await page.getByRole('radio', { name: /Wyślij pocztą na mój adres/ }).check();
    await until('the saved draft', async () => {
      const { data } = await portal.must(portal.get<ApplicationView>(`/api/resident/applications/${applicationId}`));
      return data.details?.byPost === true;
    });
    await page.goto(`${addressOf('portal')}/wnioski/${applicationId}/sprawdz`);
    await page.getByText('Pocztą na adres posiadacza').waitFor();
    await portal.must(portal.post(`/api/resident/applications/${applicationId}/submit`));
    const clerk = await operator();
    await decide(clerk, applicationId, 'approve');
    const { id: taskId } = await taskOf(clerk, applicationId, (task) => task.group === 'production');
    await startProduction(clerk, taskId);
    const { cardNumber } = await productionPhase(clerk, taskId, 'done', 150_000);

    // and when: a clerk posts it
    await signInAtOffice(page, DEMO.clerk);
    await page.goto(`${addressOf('operator')}/produkcja`);
    await page.getByLabel(`Numer przesyłki karty ${cardNumber}`).fill('RR123456785PL');
    await expectAccessible();
    await lookAt(page, 'wysylka-do-wyslania');
    await page.getByRole('button', { name: `Wysłana karta ${cardNumber}` }).click();
    await page.getByText('Kod aktywacji poszedł osobną wiadomością.').waitFor();
    const sent = page.getByRole('region', { name: 'Karty w drodze' }).getByRole('row', { name: cardNumber });
    await sent.getByText('wysłany', { exact: true }).waitFor();
    await lookAt(page, 'wysylka-w-drodze');

    // and when: its holder has both
    const code = /[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}/.exec(await letterText(applicant.email, /Kod aktywacji/))?.[0];
    await signInAtPortal(page, applicant);
    await page.goto(`${addressOf('portal')}/karty`);
    await page.getByText('Wysłana, nieaktywna').waitFor();
    await lookAt(page, 'karta-w-drodze');
    await page.getByRole('button', { name: 'Aktywuj kartę' }).click();
    const dialog = page.getByRole('dialog', { name: 'Aktywować kartę?' });
    await dialog.getByLabel('Kod aktywacji').fill('AAAA-AAAA');
    await page.keyboard.press('Enter');
    await dialog.getByText(/Ten kod się nie zgadza/).waitFor();
    await expectAccessible();
    await lookAt(page, 'karta-aktywacja');
    await dialog.getByLabel('Kod aktywacji').fill(String(code));
    await dialog.getByRole('button', { name: 'Aktywuj kartę' }).click();

    // then
    await page.getByText('Karta aktywna. Możesz z niej korzystać.').waitFor();
    await page.getByText('Aktywna', { exact: true }).waitFor();
    await applicationState(portal, applicationId, 'issued');
  }, 240_000);
});

describe('a card that is made at another point, at the screens', () => {
  let pickupPointId: string;
  /** Of somebody who receives cards there. */
  let thereEmail: string;

  it('000-03 001-24 a card for a point without a station is made at another one, sent, and ready when the point says that it came', async () => {
    // given: a branch whose cards the town hall makes, said at the screen
    const { page } = window;
    const mark = randomUUID().slice(0, 6);
    const branch = `Filia Zarzecze ${mark}`;
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/slowniki?co=pickup-points`);
    await page.getByRole('button', { name: 'Dodaj punkt' }).click();
    const form = page.locator('km-catalogue-editor');
    await form.getByLabel('Nazwa').fill(branch);
    await form.getByLabel('Adres').fill('Zarzeczna 4');
    await form.getByLabel('Godziny otwarcia').fill('wt. 10–14');
    await form.getByLabel('Karty robi').selectOption({ label: 'Ratusz, Biuro Karty' });
    await lookAt(page, 'punkt-bez-stanowiska');
    await form.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByRole('row').filter({ hasText: branch }).waitFor();
    const points = await withRecords(({ knex }) => knex('pickup_points').where('name', branch).select('id', 'madeAt'));
    const [{ id, madeAt } = { id: '', madeAt: '' }] = points;
    pickupPointId = id;
    const { productionTaskId, portal, applicationId } = await approvedApplication(await signedInResident(), {
      pickupPointId,
    });
    thereEmail = (await employed(['clerk', 'production'], { pickupPointId })).email;

    // when: the town hall makes it
    await signInAtOffice(page);
    await page.goto(`${addressOf('operator')}/zadania/${encodeURIComponent(productionTaskId)}`);
    await page.getByText(`Mieszkaniec odbierze kartę w punkcie ${branch}`, { exact: false }).waitFor();
    await startProduction(await operator(), productionTaskId);
    await page.getByText(`do punktu ${branch}.`, { exact: false }).waitFor({ timeout: 60_000 });
    await expectAccessible();
    await lookAt(page, 'karta-do-wyslania');
    const { cardNumber } = await productionOf(await operator(), productionTaskId);
    const atTheTownHall = await portal.must(
      portal.get<{ state: string }>(`/api/resident/applications/${applicationId}`),
    );

    // and the branch says that it came
    await signInAtOffice(page, thereEmail);
    await page.goto(`${addressOf('operator')}/zadania`);
    await page.getByRole('link', { name: 'Przyjęcie karty w punkcie' }).first().click();
    await page.getByText('Karta powstała w punkcie Ratusz, Biuro Karty.', { exact: false }).waitFor();
    await expectAccessible();
    await lookAt(page, 'karta-do-przyjecia');
    await page.getByRole('button', { name: 'Karta dotarła' }).click();
    await page.getByText(`Karta ${cardNumber} czeka na odbiór.`).waitFor();

    // then
    await applicationState(portal, applicationId, 'ready-for-pickup');
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/stanowiska`);
    await page
      .getByRole('region', { name: branch })
      .getByText('Karty tego punktu robi: Ratusz, Biuro Karty.')
      .waitFor();
    await lookAt(page, 'stanowiska-punkt-bez-stanowiska');
    expect([madeAt, atTheTownHall.state]).toEqual(['5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a1001', 'in-production']);
  }, 180_000);

  it('D-10 a card that is lost on its way is out of use, the office decides anew, and its blank is listed with the reason', async () => {
    // given: one that has been sent there
    const { page } = window;
    const resident = await signedInResident();
    const { productionTaskId, applicationId } = await approvedApplication(resident, { pickupPointId });
    await startProduction(await operator(), productionTaskId);
    const { cardNumber } = await productionPhase(await operator(), productionTaskId, 'done');

    // when
    await signInAtOffice(page, thereEmail);
    await page.goto(`${addressOf('operator')}/zadania`);
    await page.getByRole('link', { name: 'Przyjęcie karty w punkcie' }).first().click();
    await page.getByText(String(cardNumber)).first().waitFor();
    await page.getByRole('button', { name: 'Karta zaginęła' }).click();

    // then
    const clerk = await operator();
    await taskOf(clerk, applicationId, ({ elementId }) => elementId === 'decide-about-production');
    await signInAtOffice(page);
    await page.goto(`${addressOf('operator')}/blankiety`);
    await page.getByRole('link', { name: 'Zepsute blankiety' }).click();
    const row = page.getByRole('row').filter({ hasText: String(cardNumber) });
    await row.getByText('karta zaginęła w drodze do punktu').waitFor();
    await lookAt(page, 'zepsute-blankiety');
    const states = await withRecords(({ knex }) => knex('cards').where({ applicationId }).pluck('state'));
    expect(states).toEqual(['spoiled']);
  }, 180_000);

  afterAll(async () => {
    const admin = await operator(DEMO.admin);
    const row = await admin.must(
      admin.get<{ rows: { key: string; version: number; values: object }[] }>('/api/admin/catalogues/pickup-points'),
    );
    const now = row.rows.find(({ key }) => key === pickupPointId);
    await admin.must(
      admin.put(`/api/admin/catalogues/pickup-points/${pickupPointId}`, {
        ...now,
        key: undefined,
        isUsed: undefined,
        isClosed: true,
      }),
    );
  });
});
