import { randomUUID } from 'node:crypto';
import { operator, type Caller } from '../makers/caller.ts';
import { seen, startedCase } from '../makers/cases.ts';
import { deploy } from '../makers/deploying.ts';
import { failingProcess } from '../makers/diagrams.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

let office: Window;
let admin: Caller;
let key: string;
let cases: string[];
beforeAll(async () => {
  office = await openWindow();
  admin = await operator(DEMO.admin);
  key = `seria-${randomUUID().slice(0, 8)}`;
  await admin.must(deploy(admin, failingProcess(key)));
  cases = await Promise.all(Array.from({ length: 3 }, () => startedCase(key)));
  for (const id of cases) await seen(admin, id, 'an incident', ({ incidents }) => incidents.length > 0);
  await signInAtOffice(office.page, DEMO.admin);
}, 180_000);
afterAll(() => office.close(), 60_000);

const go = (path: string) => office.page.goto(`${addressOf('operator')}/${path}`);

describe('the processes of a town at a glance', () => {
  it('B-12 shows what runs and where it stands on the diagram and as a list, and leads from a step to its cases', async () => {
    // given
    const { page } = office;
    await go('procesy');
    const table = page.getByRole('region', { name: 'Procesy, tabela przewijana' });

    // when
    await table.getByRole('button', { name: `Próba ${key}` }).click();

    // then
    await page.getByRole('heading', { name: `Próba ${key}, wersja 1` }).waitFor();
    const row = table.getByRole('row', { name: new RegExp(`Próba ${key}`) });
    await row.getByRole('cell', { name: '3', exact: true }).first().waitFor();
    await page.getByRole('group', { name: /Najwięcej spraw, 3, stoi na kroku Powiadom o przyjęciu/ }).waitFor();
    await page.locator('.heat__stuck', { hasText: '3' }).first().waitFor();
    await lookAt(page, 'processes-overview');

    // and when
    await page.keyboard.press('g');
    await expect(page.evaluate<string>('document.activeElement.id')).resolves.toBe('diagram');
    const steps = page.getByRole('region', { name: 'Kroki, to samo co na diagramie' });
    await steps.getByRole('link', { name: 'Powiadom o przyjęciu' }).click();

    // then
    await page.getByRole('heading', { name: 'Sprawy procesów' }).waitFor();
    await page.getByRole('button', { name: 'Krok: Powiadom o przyjęciu' }).waitFor();
    await page.locator('tbody tr').nth(2).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(3);
  }, 120_000);

  it('B-10 tries all cases of one cause again, and tells of each what became of it', async () => {
    // given
    const { page } = office;
    await go(`procesy?proces=${key}`);
    const group = page.getByRole('listitem').filter({ hasText: `Próba ${key}` });
    await group.getByRole('heading').waitFor();

    // when
    await group.getByRole('button', { name: /^Ponów 3 sprawy/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ponów 3 sprawy' }).click();
    await page.getByText('Napisz powód, trafi do dziennika').waitFor();
    await page.getByLabel('Powód').fill('Wniosek przywrócono.');
    await page.getByRole('dialog').getByRole('button', { name: 'Ponów 3 sprawy' }).click();

    // then
    await page.getByRole('heading', { name: 'Ponawianie: 3 sprawy' }).waitFor();
    await page.getByRole('progressbar', { name: 'Załatwiono 3 z 3' }).waitFor();
    const list = page.getByRole('list', { name: 'Sprawy tej serii' });
    await list.getByText('Znów stoi').nth(2).waitFor();
    await lookAt(page, 'processes-batch');
    await page.getByRole('button', { name: 'Zwiń, działa dalej' }).click();
    await page.getByRole('button', { name: 'Ponawianie: 3 sprawy' }).first().waitFor();
  }, 120_000);

  it('B-10 suspends chosen cases of the list with one reason', async () => {
    // given
    const { page } = office;
    await go(`procesy/sprawy?processKey=${key}`);
    await page.locator('tbody tr').nth(2).waitFor();

    // when
    await page.locator('thead input[type=checkbox]').check();
    await page
      .getByRole('region', { name: 'Działania na zaznaczonych' })
      .getByRole('button', { name: 'Wstrzymaj' })
      .click();
    await page.getByLabel('Powód').fill('Przerwa w pracy urzędu.');
    await page.getByRole('button', { name: 'Wstrzymaj 3 sprawy' }).click();

    // then
    await page.getByRole('heading', { name: 'Wstrzymywanie: 3 sprawy' }).waitFor();
    await page.getByText('3 zrobione').waitFor();
    for (const id of cases)
      expect((await seen(admin, id, 'suspended', ({ suspended }) => suspended !== null)).suspended).toBeTruthy();
  }, 120_000);

  it('B-10 X-14 puts a case on another step, marks it as changed by hand, and shows it as it was before', async () => {
    // given
    const { page } = office;
    const id = await startedCase(key);
    await seen(admin, id, 'an incident', ({ incidents }) => incidents.length > 0);
    await go(`procesy/sprawa?workflowId=${encodeURIComponent(id)}`);

    // when
    await page.getByRole('button', { name: 'Przesuń… z kroku Powiadom o przyjęciu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Przesuń' }).click();
    await page.getByText('Wybierz krok', { exact: true }).waitFor();
    await page.getByLabel('Na który krok').selectOption({ label: 'Sprawdź wniosek' });
    await page.getByLabel('Powód').fill('Powiadomiono telefonicznie.');
    await page.getByRole('dialog').getByRole('button', { name: 'Przesuń' }).click();

    // then
    await page.getByText('Sprawa przesunięta.').waitFor();
    await seen(admin, id, 'the other step', ({ tokens }) => tokens.includes('check'));
    await page.getByRole('button', { name: 'Odśwież' }).click();
    await page.getByRole('button', { name: /Ta sprawa była zmieniana ręcznie/ }).click();
    const row = page.getByRole('row', { name: /Powiadomiono telefonicznie/ });
    await row.getByText('Adam Nurtowski').waitFor();
    await row.getByText('Sprawdź wniosek').waitFor();
    await lookAt(page, 'processes-changed-by-hand');

    // and when: back to before, by the keyboard
    await page.getByLabel('Stan sprawy').focus();
    await page.keyboard.press('Home');

    // then
    await page.getByRole('group', { name: /Token stoi na: Powiadom o przyjęciu/ }).waitFor();
    await page.getByRole('button', { name: 'Pokaż teraz' }).click();
    await page.getByRole('group', { name: /Token stoi na: Sprawdź wniosek/ }).waitFor();
  }, 120_000);

  it('B-9 moves the cases of an old version to the new one after it has shown what hinders which of them', async () => {
    // given
    const { page } = office;
    const newer = failingProcess(key).replaceAll('"tell"', '"inform"').replaceAll("tell'", "inform'");
    await admin.must(deploy(admin, newer));
    await go(`procesy?proces=${key}`);
    const versions = page.getByRole('region', { name: 'Wersje, tabela przewijana' });

    // when
    await versions.getByRole('button', { name: 'Sprawy wersji 1' }).click();
    await page.getByRole('menuitem', { name: 'Przenieś na wersję 2…' }).click();

    // then
    await page.getByText('„Powiadom o przyjęciu”: nie ma tego kroku w nowej wersji (3 sprawy).').waitFor();
    await lookAt(page, 'processes-migration');

    // and when
    const place = page.getByLabel('Gdzie ma stanąć „Powiadom o przyjęciu”');
    await place.selectOption({ label: 'Powiadom o przyjęciu (proponowany)' });
    await page.getByRole('button', { name: 'Przenieś 4 sprawy…' }).click();
    await page.getByLabel('Powód').fill('Nowy diagram.');
    await page.getByRole('button', { name: 'Przenieś 4 sprawy', exact: true }).click();

    // then: people are asked in this process, so a second one has to agree
    await page.getByText(/Czeka na drugą osobę/).waitFor();
    await signInAtOffice(page, DEMO.secondAdmin);
    await go('procesy/zatwierdzenia');
    await page.getByRole('link', { name: 'Przejście wielu spraw na inną wersję' }).first().click();
    await page.getByText('Ile spraw').waitFor();
    await lookAt(page, 'processes-migration-approval');
    await page.getByRole('button', { name: 'Zatwierdź' }).click();
    for (const id of cases) await seen(admin, id, 'the new version', ({ version }) => version === 2);
  }, 180_000);
});
