import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { employed } from '../makers/staff.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

let office: Window;
beforeAll(async () => {
  office = await openWindow({ width: 1366, height: 900 });
}, 60_000);
afterAll(() => office.close());

/** Somebody who draws, and nobody else: drafts of others would be told. */
async function drawer(page: Window['page'], process = 'card-application'): Promise<void> {
  await signInAtOffice(page, (await employed(['admin'])).email);
  await page.goto(`${addressOf('operator')}/procesy/modeler/${process}`);
  await page.getByRole('list', { name: 'Kroki po kolei' }).getByRole('listitem').first().waitFor();
}

describe('B-12: the modeller', () => {
  it('draws the town’s process, lists its steps and finds nothing wrong with it', async () => {
    // given
    const { page } = office;

    // when
    await drawer(page);

    // then
    await page.getByRole('heading', { name: 'Wydanie karty', level: 1 }).waitFor();
    await page.getByRole('button', { name: /^Uwagi \(0\)/ }).waitFor();
    await lookAt(page, 'modeller');
    await page
      .getByRole('button', { name: /^Zweryfikuj wniosek/ })
      .first()
      .click();
    await page.getByLabel('Kto wykonuje').waitFor();
    await lookAt(page, 'modeller-step');
    await page.getByRole('button', { name: 'Wypróbuj' }).click();
    await page.getByRole('button', { name: 'Krok dalej' }).click();
    await page.getByRole('button', { name: 'Krok dalej' }).click();
    await lookAt(page, 'modeller-trial');
    await page.getByRole('button', { name: 'Zakończ próbę' }).click();
    await page.getByRole('button', { name: /Opublikuj/ }).click();
    await page.getByLabel(/Co się zmienia/).waitFor();
    await lookAt(page, 'modeller-publication');
  }, 120_000);

  it('keeps what was drawn after the browser is closed, and takes one act back at a time', async () => {
    // given
    const who = (await employed(['admin'])).email;
    const first = await openWindow({ width: 1366, height: 900 });
    await signInAtOffice(first.page, who);
    await first.page.goto(`${addressOf('operator')}/procesy/modeler`);
    await first.page.locator('#krok-begin').click();

    // when
    await first.page.getByLabel('Nazwa nowego kroku').fill('Zadzwoń do mieszkańca');
    await first.page.getByRole('button', { name: 'Dodaj krok' }).click();
    await first.page.getByText(/szkic zapisany/).waitFor();
    await first.close();
    const { page } = office;
    await signInAtOffice(page, who);
    await page.goto(`${addressOf('operator')}/procesy/modeler`);

    // then
    await page
      .getByRole('button', { name: /^Zadzwoń do mieszkańca/ })
      .first()
      .waitFor();

    // and when
    await page
      .getByRole('button', { name: /^Zadzwoń do mieszkańca/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Usuń krok' }).click();
    await page
      .getByRole('button', { name: /^Zadzwoń do mieszkańca/ })
      .first()
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Cofnij' }).click();

    // then
    await page
      .getByRole('button', { name: /^Zadzwoń do mieszkańca/ })
      .first()
      .waitFor();
  }, 120_000);

  it('lays out a file without a picture, says what is wrong with it, and mends it by one click', async () => {
    // given
    const { page } = office;
    await signInAtOffice(page, (await employed(['admin'])).email);
    await page.goto(`${addressOf('operator')}/procesy/modeler`);
    await page.locator('#krok-begin').waitFor();
    const file = (name: string, text: string) => ({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });

    // when: something else than a diagram
    await page.getByLabel('Wczytaj plik').setInputFiles(file('lista.bpmn', '<lista/>'));

    // then
    await page.getByText('lista.bpmn: Plik nie jest diagramem BPMN 2.0.').waitFor();

    // and when
    await page.getByLabel('Wczytaj plik').setInputFiles(file('bez-rysunku.bpmn', WITHOUT_PICTURE));
    await page.getByRole('button', { name: /^Uwagi \([1-9]/ }).click();
    await page
      .getByRole('button', { name: /Ustaw domyślną/ })
      .first()
      .click();

    // then
    await page.getByRole('button', { name: 'Uwagi (0)' }).waitFor();
    await page.locator('[data-element-id="ask"]').first().waitFor();
  }, 120_000);

  it('tries a process with the town’s tables; the command line plays the same trace', async () => {
    // given
    const { page } = office;
    await drawer(page, 'review-application');

    // when
    await page.getByRole('button', { name: 'Wypróbuj' }).click();
    for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Krok dalej' }).click();
    await page.getByLabel('Zatwierdź', { exact: true }).check();
    await page.getByRole('button', { name: 'Krok dalej' }).click();
    await page.getByText('Sprawa się zakończyła.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Pobierz przebieg' }).click(),
    ]);
    const played = readFileSync(await download.path(), 'utf8');
    const way = await page.getByRole('region', { name: 'Droga' }).locator('li b').allInnerTexts();

    // then
    const root = join(import.meta.dirname, '..', '..');
    const answers = join(mkdtempSync(join(tmpdir(), 'karta-trial-')), 'answers.json');
    writeFileSync(answers, played);
    const diagram = join(root, 'workflows', 'processes', 'review-application.bpmn');
    const { stdout } = spawnSync(
      process.execPath,
      [
        join(root, 'bpmn', 'src', 'cli', 'main.ts'),
        ...['run', diagram, '--in-order', '--answers', answers],
        ...['--decisions', join(root, 'workflows', 'decisions')],
      ],
      { encoding: 'utf8' },
    );
    const names = new Map(
      [...readFileSync(diagram, 'utf8').matchAll(/ id="([^"]+)" name="([^"]+)"/g)].map(([, id, name]) => [id, name]),
    );
    const trace = stdout
      .split('\n')
      .filter((line) => line.includes('"element"') && line.includes('"event"'))
      .map((line) => JSON.parse(line) as { event: string; element: string })
      .filter(({ event }) => event !== 'leave');
    expect(way).toEqual(trace.map(({ element }) => names.get(element) ?? element));
    expect(way.at(-1)).toBe('Zatwierdzony');
  }, 120_000);
});

const WITHOUT_PICTURE = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:t">
  <process id="bez-rysunku" name="Bez rysunku" isExecutable="true">
    <startEvent id="begin" name="Początek"/>
    <exclusiveGateway id="ask" name="Który?"/>
    <endEvent id="one" name="Pierwszy"/><endEvent id="two" name="Drugi"/>
    <sequenceFlow id="f0" sourceRef="begin" targetRef="ask"/>
    <sequenceFlow id="f1" sourceRef="ask" targetRef="one"><conditionExpression>=1 = 1</conditionExpression></sequenceFlow>
    <sequenceFlow id="f2" sourceRef="ask" targetRef="two"><conditionExpression>=1 = 2</conditionExpression></sequenceFlow>
  </process>
</definitions>`;
