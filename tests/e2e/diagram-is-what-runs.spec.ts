// A town of its own: a new version would change what the other tests get.
// oxlint-disable-next-line import/no-unassigned-import
import '../faults/own-folder.ts';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startTown, stopTown, type Launcher } from '../faults/launcher.ts';
import { decide, submittedApplication, taskOf, verificationOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { applicationState } from '../makers/production.ts';
import { addressOf, DEMO, FOLDER } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { signInAtOffice } from './people-at-screens.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'workflows', 'processes', 'card-application.bpmn');
/** What a town draws into its diagram: whom the first clerk approved, a second one checks. */
const SECOND_CHECK = `
      <bpmn:userTask id="second-check" name="Druga kontrola" km:candidateGroup="card-office" km:form="second-check" km:outcomes="approve reject">
        <bpmn:extensionElements>
          <km:output source="=outcome" target="decision" />
        </bpmn:extensionElements>
        <bpmn:incoming>flow-approve</bpmn:incoming>
        <bpmn:outgoing>flow-checked-twice</bpmn:outgoing>
      </bpmn:userTask>
      <bpmn:exclusiveGateway id="second-check-decided" default="flow-second-rejects">
        <bpmn:incoming>flow-checked-twice</bpmn:incoming>
        <bpmn:outgoing>flow-second-approves</bpmn:outgoing>
        <bpmn:outgoing>flow-second-rejects</bpmn:outgoing>
      </bpmn:exclusiveGateway>
      <bpmn:sequenceFlow id="flow-checked-twice" sourceRef="second-check" targetRef="second-check-decided" />
      <bpmn:sequenceFlow id="flow-second-approves" sourceRef="second-check-decided" targetRef="review-approved">
        <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=decision = "approve"</bpmn:conditionExpression>
      </bpmn:sequenceFlow>
      <bpmn:sequenceFlow id="flow-second-rejects" sourceRef="second-check-decided" targetRef="review-rejected" />
      <bpmn:sequenceFlow id="flow-approve"`;

function withSecondCheck(xml: string): string {
  return xml
    .replace('<bpmn:incoming>flow-approve</bpmn:incoming>', '<bpmn:incoming>flow-second-approves</bpmn:incoming>')
    .replace('<bpmn:incoming>flow-reject</bpmn:incoming>', '$&<bpmn:incoming>flow-second-rejects</bpmn:incoming>')
    .replace(/(<bpmn:sequenceFlow id="flow-approve" [^>]*targetRef=")review-approved/, '$1second-check')
    .replace('<bpmn:sequenceFlow id="flow-approve"', SECOND_CHECK.trim());
}

let town: Launcher | undefined;
let office: Window;
beforeAll(async () => {
  office = await openWindow();
  town = await startTown();
}, 180_000);
afterAll(async () => {
  await office.close();
  await stopTown(town);
  rmSync(FOLDER, { recursive: true, force: true });
}, 60_000);

describe('B-12: the diagram is what runs', () => {
  it('a second approval drawn into the file is asked for in the next case, and not in one that runs already', async () => {
    // given
    const { page } = office;
    const clerk = await operator();
    const before = await submittedApplication();
    await verificationOf(clerk, before.applicationId);

    // when: an administrator deploys the file
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/procesy/wdrozenie`);
    const buffer = Buffer.from(withSecondCheck(readFileSync(SHIPPED, 'utf8')));
    await page
      .getByLabel(/Plik diagramu/)
      .setInputFiles({ name: 'card-application.bpmn', mimeType: 'application/xml', buffer });
    await page.getByLabel(/Co się zmienia/).fill('Każdy wniosek sprawdza druga osoba.');
    await page.getByRole('button', { name: 'Sprawdź i przekaż' }).click();
    await page.getByText('card-application czeka na drugą osobę.').waitFor();

    // and another administrator reads what changes, and says yes
    await signInAtOffice(page, DEMO.secondAdmin);
    await page.goto(`${addressOf('operator')}/procesy`);
    await page.getByRole('link', { name: /Do zatwierdzenia\s*\(1\)/ }).click();
    await page.getByRole('link', { name: 'Wdrożenie' }).click();
    await page.getByText(/Druga kontrola: nowe/).waitFor();
    await page.getByRole('button', { name: 'Zatwierdź' }).click();
    await page.getByText('Zatwierdzone. Działa od teraz.').waitFor();

    // and both are approved once
    const after = await submittedApplication();
    for (const each of [before, after]) await decide(clerk, each.applicationId, 'approve');

    // then
    await taskOf(clerk, before.applicationId, (task) => task.group === 'production');
    const second = await taskOf(clerk, after.applicationId, (task) => task.elementId === 'second-check');
    await expect(applicationState(after.portal, after.applicationId, 'in-review')).resolves.toBeUndefined();

    // and when: the second person approves at the screen that nobody made for this task
    await signInAtOffice(page, DEMO.secondClerk);
    await page.goto(`${addressOf('operator')}/zadania/${second.id}`);
    await page.getByRole('heading', { name: 'Druga kontrola' }).waitFor();
    await page.getByRole('button', { name: /Przejmij zadanie/ }).click();
    await page.getByLabel(/Zatwierdź/).check();
    await page.keyboard.press('Control+Enter');

    // then
    await applicationState(after.portal, after.applicationId, 'in-production');
    await taskOf(clerk, after.applicationId, (task) => task.group === 'production');
  }, 180_000);
});
