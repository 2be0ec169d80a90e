import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operator } from './makers/caller.ts';
import { decisionFile } from './makers/diagrams.ts';
import { approved } from './makers/deploying.ts';
import { DEMO, launchFacts } from './makers/town.ts';

const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
const key = `command-${randomUUID().slice(0, 8)}`;

/** A diagram with one automatic step. */
const diagram = (activity: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="t"><process id="${key}" name="Z wiersza poleceń" isExecutable="true"><startEvent id="s"/><serviceTask id="x" name="Zrób" km:activity="${activity}"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="x"/><sequenceFlow id="g" sourceRef="x" targetRef="e"/></process></definitions>`;

const officeUrl = (): string => `http://localhost:${launchFacts().ports['operator'] ?? 0}`;

interface How {
  user?: string;
  password?: string;
  url?: string;
  ending?: string;
}

function bpmnDeploy(
  xml: string,
  { user = DEMO.admin, password = DEMO.password, url = officeUrl(), ending = 'bpmn' }: How = {},
): { status: number | null; out: string; problems: string } {
  const file = join(folder, `${randomUUID()}.${ending}`);
  writeFileSync(file, xml);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bpmn/src/cli/main.ts', 'deploy', file, '--url', url, '--user', user, '--note', 'Zmiana z wiersza poleceń'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', KARTA_PASSWORD: password } },
  );
  return { status, out: stdout, problems: stderr };
}

// a program is started for each command
jest.setTimeout(60_000);

describe('npm run bpmn -- deploy', () => {
  it('makes a file the newest version of its process, with the note, once a second person has said yes', async () => {
    // when
    const { status, out, problems } = bpmnDeploy(diagram('notify'));

    // then
    expect(status).toBe(0);
    const asked = JSON.parse(out);
    expect(asked).toMatchObject({ key, version: null, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(problems).toMatch(/druga osoba/);
    await approved(asked.approvalId);
    const admin = await operator(DEMO.admin);
    const { definitions } = await admin.must(admin.get<{ definitions: unknown[] }>('/api/admin/definitions'));
    expect(definitions).toContainEqual(
      expect.objectContaining({ processKey: key, version: 1, note: 'Zmiana z wiersza poleceń' }),
    );
  });

  it('takes a file of decisions as well', () => {
    // then
    expect(bpmnDeploy(decisionFile(key, '100'), { ending: 'dmn' })).toMatchObject({
      status: 0,
      out: expect.stringMatching(/approvalId/),
    });
    expect(bpmnDeploy('<definitions/>', { ending: 'dmn' })).toMatchObject({
      status: 2,
      problems: expect.stringMatching(/^- NOT_DMN /),
    });
  });

  it('ends with 2 and the elements when the file is refused', () => {
    // then
    expect(bpmnDeploy(diagram('nothing-of-that-name'))).toMatchObject({
      status: 2,
      problems: expect.stringMatching(/^- DIAGRAM_REFUSED .*\nx UNKNOWN_ACTIVITY .*nothing-of-that-name/),
    });
  });

  it.each([
    ['a wrong password', { password: 'nie-to-haslo' }, /WRONG_CREDENTIALS Adres lub hasło/],
    ['somebody without the right', { user: DEMO.clerk }, /FORBIDDEN .*process\.deploy/],
    ['a city that does not answer', { url: 'http://127.0.0.1:9' }, /does not answer.*Start the city/],
  ])('ends with 3 and a sentence for %s', (_why, how, sentence) => {
    // then
    expect(bpmnDeploy(diagram('notify'), how)).toMatchObject({
      status: 3,
      out: '',
      problems: expect.stringMatching(sentence),
    });
  });
});
