import { randomUUID } from 'node:crypto';
import { withRecords } from '../makers/cases.ts';
import { hired } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { signInAtOffice } from './people-at-screens.ts';

let office: Window;
beforeAll(async () => {
  office = await openWindow();
}, 60_000);
afterAll(() => office.close());

describe('the rights of the office', () => {
  it('an administrator makes a role, ticks a right and gives it to a colleague, who has it at once', async () => {
    // given
    const { page } = office;
    const colleague = await hired([]);
    const { operator } = (await colleague.get<{ operator: { id: string } }>('/api/operator/session')).body;
    const name = `Zofia ${randomUUID().slice(0, 8)}`;
    await withRecords(({ knex }) => knex('operators').where('id', operator.id).update({ name }));
    const role = `Rola ${randomUUID().slice(0, 8)}`;
    expect((await colleague.get('/api/operator/cards')).status).toBe(403);

    // when
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/uprawnienia`);
    const form = page.locator('km-named-code').filter({ hasText: 'Nowa rola' });
    await form.getByLabel('Kod').fill(role.toLowerCase().replace(' ', '-'));
    await form.getByLabel('Nazwa').fill(role);
    await form.getByRole('button', { name: 'Dodaj' }).click();
    await page.getByLabel(`Czyta rejestr kart, ${role}`).check();
    await page.getByRole('button', { name: `Zapisz rolę ${role}` }).click();
    await page.getByText('Zapisano rolę.').waitFor();
    await page
      .getByRole('group', { name: `Role: ${name}` })
      .getByLabel(role)
      .check();
    await page.getByRole('button', { name: `Zapisz uprawnienia: ${name}` }).click();
    await page.getByText('Zapisano uprawnienia osoby.').waitFor();

    // then
    expect((await colleague.get('/api/operator/cards')).status).toBe(200);
  }, 60_000);

  it('a role that leads nowhere says what it needs; a column is hidden by its name and gone from the list', async () => {
    // given
    const { page } = office;
    const role = `Lada ${randomUUID().slice(0, 8)}`;
    const code = role.toLowerCase().replace(' ', '-');
    const form = page.locator('km-named-code').filter({ hasText: 'Nowa rola' });
    await form.getByLabel('Kod').fill(code);
    await form.getByLabel('Nazwa').fill(role);
    await form.getByRole('button', { name: 'Dodaj' }).click();

    // when
    await page.getByLabel(`Wydaje karty, ${role}`).check();
    await page.getByRole('button', { name: `Zaznacz też: Czyta rejestr kart, ${role}` }).click();
    await page.locator('summary').filter({ hasText: role }).click();
    await page
      .getByRole('group', { name: `Karty: ukryte kolumny, ${role}` })
      .getByLabel('Osoba')
      .check();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: `Zapisz rolę ${role}` }).click();
    await page.getByText('Zapisano rolę.').waitFor();

    // then
    const colleague = await hired([code]);
    const { body } = await colleague.get<{ hidden: string[] }>('/api/operator/cards');
    expect(body.hidden).toEqual(['holder']);
  }, 60_000);

  it('whoever has no screen at all reads what to do', async () => {
    // given
    const { page } = office;
    const { operator } = (await (await hired([])).get<{ operator: { email: string } }>('/api/operator/session')).body;

    // when
    await signInAtOffice(page, operator.email);

    // then
    await page.getByRole('heading', { name: 'Twoje role nie otwierają żadnego ekranu' }).waitFor();
    expect(await page.getByRole('link', { name: 'Wróć do pracy' }).count()).toBe(0);
  }, 60_000);

  it('a role gets another name and goes; one that somebody has stays, and the dialog says why', async () => {
    // given
    const { page } = office;
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/uprawnienia`);
    const form = page.locator('km-named-code').filter({ hasText: 'Nowa rola' });
    const code = `rola-${randomUUID().slice(0, 8)}`;
    await form.getByLabel('Kod').fill(code);
    await form.getByLabel('Nazwa').fill(`Stara ${code}`);
    await form.getByRole('button', { name: 'Dodaj' }).click();

    // when
    await page.getByRole('button', { name: `Zmień nazwę: rolę Stara ${code}` }).click();
    await page.getByRole('dialog').getByLabel('Nazwa').fill(`Nowa ${code}`);
    await page.keyboard.press('Enter');

    // then
    await page.getByRole('columnheader', { name: `Nowa ${code}` }).waitFor();
    const held = await hired([code]);
    const remove = page.getByRole('button', { name: `Usuń rolę Nowa ${code}` });
    await remove.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Usuń', exact: true }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.keyboard.press('Escape');

    // and once nobody has it, it goes
    const { operator } = (await held.get<{ operator: { id: string } }>('/api/operator/session')).body;
    await withRecords(({ knex }) => knex('operator_roles').where('operatorId', operator.id).delete());
    await remove.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Usuń', exact: true }).click();
    await page.getByRole('columnheader', { name: `Nowa ${code}` }).waitFor({ state: 'detached' });
  }, 60_000);
});
