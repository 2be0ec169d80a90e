import { randomUUID } from 'node:crypto';
import type { StationCode, StationList } from '@karta/contracts';
import { Workstation, serverUrl } from '../makers/agent.ts';
import type { Card } from '@karta/db';
import {
  approvedApplication,
  cityFacts,
  signedInResident,
  taskOf,
  type Approved,
  type Resident,
} from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import {
  applicationState,
  handOver,
  productionOf,
  productionPhase,
  readyCard,
  startProduction,
  type Produced,
} from '../makers/production.ts';
import { setTown } from '../makers/setting.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rareApplicant } from '../makers/people.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
}, 60_000);
afterAll(async () => {
  await window.close();
  const admin = await operator(DEMO.admin);
  await setTown('reprintNumber', null);
  for (const id of stations) await admin.post(`/api/admin/stations/${id}/revocation`, { reason: 'koniec testu' });
});
/** Those of the tests. */
const stations: string[] = [];

async function expectAccessible(): Promise<void> {
  expect(await violationsOf(window.page)).toEqual([]);
}

describe('a card that is blocked and found again, at the screens', () => {
  let resident: Resident;
  let card: Produced['card'];
  it('is blocked by its holder, and the office finds it in the register of cards and asks a second person to unblock it (000-16, 004-39, 004-42, T12)', async () => {
    // given
    const { page } = window;
    resident = await signedInResident(rareApplicant('Zgubna'));
    const produced = await readyCard(resident);
    const { clerk } = produced;
    ({ card } = produced);
    await handOver(clerk, card);

    // when: the holder blocks it
    await signInAtPortal(page, resident.applicant);
    await page.getByRole('button', { name: 'Zastrzeż kartę' }).click();
    await page.getByRole('dialog', { name: 'Zastrzec kartę?' }).getByLabel('Ktoś ukradł mi kartę').check();
    await expectAccessible();
    await page.getByRole('dialog').getByRole('button', { name: 'Zastrzeż kartę' }).click();
    await page.getByText('Karta jest zastrzeżona i nie działa.').waitFor();

    // and the office asks for unblocking, by keyboard
    await signInAtOffice(page, DEMO.clerk);
    await page.goto(`${addressOf('operator')}/karty?szukaj=${card.number}`);
    await page.getByRole('row', { name: new RegExp(card.number) }).waitFor();
    await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('tbody tr').first().innerText()).toMatch(
      new RegExp(`${resident.applicant.lastName}[^]*Zastrzeżona`),
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Odblokuj…' }).click();
    await expectAccessible();
    await page.getByLabel(/Powód/).fill('Karta się znalazła, posiadaczka okazała dowód.');
    await page.getByRole('dialog').getByRole('button', { name: 'Odblokuj' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    // then: a second person reads what it is about and confirms
    await signInAtOffice(page, 'marek.krol@nowa-rzeczna.example');
    await page.goto(`${addressOf('operator')}/zadania`);
    const task = page.getByRole('row', { name: /odblokowanie/i }).last();
    await task.waitFor();
    await task.dblclick();
    await page.getByText('Karta się znalazła, posiadaczka okazała dowód.').waitFor();
    await expectAccessible();
    await page.keyboard.press('p');
    await page.getByRole('radio', { name: /Potwierdź/ }).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Decyzja zapisana/).waitFor();
    await signInAtPortal(page, resident.applicant);
    await until('the card to be active again', async () => {
      await page.reload();
      await page.getByText(card.number).first().waitFor();
      return (await page.getByText('Aktywna').count()) > 0;
    });
  }, 180_000);

  it('000-30 000-21 is made anew with the new name of its holder after a clerk has changed the register, and keeps its number where the town says so', async () => {
    // given: the holder has another name now
    const { page } = window;
    const clerk = await operator();
    await setTown('reprintNumber', 'kept');
    const [{ id } = { id: '' }] = await rowsOf<{ id: string }>('residents', { email: resident.applicant.email });
    const at = `/api/operator/residents/${id}`;
    await clerk.must(clerk.post(`${at}/looks`, { reason: 'counter', note: '' }));
    const { version } = await clerk.must(clerk.get<{ version: number }>(`${at}/entry`));
    const change = { values: { lastName: 'Poślubna' }, version, isConfirmed: true, reason: 'Odpis aktu małżeństwa' };
    await clerk.must(clerk.put(at, change));

    // when
    await signInAtOffice(page, DEMO.clerk);
    await page.goto(`${addressOf('operator')}/mieszkancy/${id}`);
    await page.getByRole('tab', { name: /^Karty/ }).click();
    await page.getByText(`na karcie: ${resident.applicant.firstName} ${resident.applicant.lastName}`).waitFor();
    await page.getByText(/projekt karty: wersja \d+/).waitFor();
    await page.getByRole('button', { name: /^Zrób z obecnymi danymi/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Zrobić kartę z obecnymi danymi?' });
    await dialog.getByText(`${resident.applicant.firstName} Poślubna`).waitFor();
    await dialog.getByLabel(/Powód/).fill('Zmiana nazwiska po ślubie, odpis aktu okazany.');
    await lookAt(page, 'karta-z-obecnymi-danymi');
    await dialog.getByRole('button', { name: 'Zamów kartę' }).click();
    await page.getByText(/Zamówiono kartę z obecnymi danymi/).waitFor();

    const order = { pickupPointId: (await cityFacts()).pickupPoints[0]?.id, reason: 'jeszcze raz' };
    const again = await clerk.post(`/api/operator/cards/${card.id}/reprint`, order);
    expect([again.status, again.body['code']]).toEqual([409, 'APPLICATION_NOT_AVAILABLE']);

    // then: the card waits to be made, with the new name, and takes the place of the old one
    await page.goto(`${addressOf('operator')}/produkcja`);
    const row = page.getByRole('row', { name: `${resident.applicant.firstName} Poślubna` });
    await row.getByText(card.number, { exact: true }).waitFor();
    const [made] = await until('the new card', () => rowsOf<Card>('cards', { residentId: id, state: 'in-production' }));
    const { id: taskId } = await taskOf(clerk, made?.applicationId ?? '', (task) => task.group === 'production');
    await startProduction(clerk, taskId);
    const { cardId, cardNumber } = await productionPhase(clerk, taskId, 'done', 150_000);
    await handOver(clerk, { id: cardId, number: cardNumber });
    const states = await rowsOf<Card>('cards', { residentId: id });
    expect(states.map((each) => [each.holderName.split(' ').at(-1), each.state]).toSorted()).toEqual(
      [
        ['Poślubna', 'active'],
        [resident.applicant.lastName, 'blocked'],
      ].toSorted(),
    );
    expect(cardNumber).toBe(card.number);
    await page.goto(`${addressOf('operator')}/karty?szukaj=${card.number}`);
    const both = page.getByRole('row', { name: new RegExp(card.number) });
    await both.filter({ hasText: 'Poślubna' }).getByText('Aktywna').waitFor();
    await both.filter({ hasText: resident.applicant.lastName }).getByText('Zastrzeżona').waitFor();
    await applicationState(resident.portal, made?.applicationId ?? '', 'issued');
    const replaced = await clerk.post(`/api/operator/cards/${card.id}/reprint`, order);
    expect(replaced.body['code']).toBe('CARD_NOT_IN_USE');
  }, 180_000);
});

describe('000-02 a batch of cards at the screen of production', () => {
  let workstation: Workstation;
  let stationName: string;
  beforeAll(async () => {
    workstation = await Workstation.setUp(1500);
  }, 60_000);
  afterAll(() => workstation.close());

  it('000-02 makes chosen cards one after another, leaves one out, takes one out before its turn, pauses, asks what went wrong and goes on', async () => {
    // given: four cards that wait at a point, and a station of its own there
    const { page } = window;
    const cards: Approved[] = [];
    for (let index = 0; index < 4; index += 1) cards.push(await approvedApplication());
    const taskIds = cards.map(({ productionTaskId }) => productionTaskId);
    const numbers = await Promise.all(
      taskIds.map(async (id) => (await productionOf(cards[0]?.clerk as Caller, id)).cardNumber),
    );
    stationName = await enrolled(workstation);

    // when: nothing but these is chosen
    await signInAtOffice(page, DEMO.clerk);
    await page.getByRole('link', { name: 'Produkcja', exact: true }).click();
    const waiting = page.getByRole('region', { name: 'Czekające karty' }).first();
    for (const number of numbers) await waiting.getByText(String(number), { exact: true }).waitFor();
    await page.getByLabel('wszystkie karty').first().uncheck();
    for (const number of numbers) await page.getByLabel(`karta ${number}`).check();
    await page.getByRole('radio', { name: new RegExp(stationName) }).check();
    await lookAt(page, 'produkcja-wybor');
    await workstation.control('blanks', { act: 'make-unreadable' });
    await page.getByRole('button', { name: 'Drukuj serię: 4 karty' }).click();
    const batch = page.getByRole('region', { name: stationName });

    // and when: the chip of the first card cannot be read, and the batch goes on without that card
    await batch.getByText(/Nie da się odczytać układu/).waitFor();
    await workstation.control('blanks', { act: 'insert' });
    await batch.getByRole('button', { name: 'Pomiń tę kartę, rób następne' }).click();
    await batch.getByText('pracuje', { exact: true }).waitFor();

    // and when: the last one is taken out before its turn, and the batch is paused with a card in hand
    await batch.getByText('Następne: 2 karty').click();
    await batch.getByRole('button', { name: `Wyjmij z serii kartę ${numbers[3]}` }).click();
    await batch.getByText('wyjęta z serii, czeka jak inne').waitFor({ state: 'attached' });
    await page.keyboard.press('s');
    await batch.getByText('wstrzymana', { exact: true }).waitFor({ timeout: 60_000 });
    await batch.getByText('1 z 4').waitFor();

    // and when: the printer has no cards when it goes on
    await workstation.control('printer', { cards: 0 });
    await batch.getByRole('button', { name: 'Wznów' }).click();
    await batch.getByText(/W drukarce skończyły się karty/).waitFor({ timeout: 60_000 });
    expect(await batch.getByRole('button', { name: /Pomiń/ }).count()).toBe(0);
    await page.reload();
    await batch.getByText(/W drukarce skończyły się karty/).waitFor();
    await lookAt(page, 'produkcja-pytanie');

    // and when: it has some again
    await workstation.control('printer', { cards: 100 });
    await batch.getByRole('button', { name: 'Karta wyszła dobrze' }).waitFor();
    await batch.getByRole('button', { name: 'Spróbuj jeszcze raz' }).click();

    // then
    await batch.getByText('zakończona', { exact: true }).waitFor({ timeout: 90_000 });
    await batch.getByText('2 z 4').waitFor();
    await batch.getByText(`${numbers[0]}`).waitFor();
    expect(await workstation.printed()).toBe(2);
    await lookAt(page, 'produkcja-koniec');
  }, 240_000);

  it('000-03 the program on the workstation says on a page of its own how all is, and is back by itself after it was ended', async () => {
    // given
    const { page } = window;
    const station = () => page.locator('km-station').filter({ hasText: stationName });
    const own = (): Promise<unknown> => page.goto(`http://127.0.0.1:${workstation.selfCheckPort}/`);

    // when
    await own();
    await page.getByText('połączony', { exact: true }).waitFor();
    await page.getByText('gotowa', { exact: true }).waitFor();
    await page.getByText('gotowy, karta leży na czytniku').waitFor();
    await lookAt(page, 'stanowisko-wlasna-strona');
    await workstation.stopAgent();
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/stanowiska`);
    await station().getByText('Nie odpowiada').waitFor({ timeout: 60_000 });
    await workstation.run();

    // then
    await station().getByText('Połączone').waitFor();
    await own();
    await page.getByText('połączony', { exact: true }).waitFor();
  }, 180_000);
});

/** A station at the town hall that works with these devices, until the test is over. @returns its name */
async function enrolled(devices: Workstation): Promise<string> {
  const admin = await operator(DEMO.admin);
  const { pickupPoints } = await cityFacts();
  const name = `Stanowisko serii ${randomUUID().slice(0, 6)}`;
  const { id } = await admin.must(
    admin.post<{ id: string }>('/api/admin/stations', { name, pickupPointId: pickupPoints[0]?.id }),
  );
  stations.push(id);
  const { code } = await admin.must(admin.post<StationCode>(`/api/admin/stations/${id}/code`));
  await devices.run('--server', serverUrl(), '--code', code);
  await until('the new station', async () => {
    const list = await admin.must(admin.get<StationList>('/api/admin/stations'));
    return list.stations.find((station) => station.id === id)?.cardPresent;
  });
  return name;
}
