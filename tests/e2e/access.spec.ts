import { randomUUID } from 'node:crypto';
import { withRecords } from '../makers/cases.ts';
import { hired } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
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
});
