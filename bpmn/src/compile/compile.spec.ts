import { readFile } from 'node:fs/promises';
import { compileProcesses } from './compile.ts';
import type { Problem } from '../lint/problem.ts';

const HEAD =
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:km="urn:karta-mieszkanca:bpmn:1" targetNamespace="t">';

const file = (process: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${HEAD}${before}<process id="p" isExecutable="true">${process}</process></definitions>`;

const flow = (source: string, target: string, inside = ''): string =>
  `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${inside}</sequenceFlow>`;

async function problemsOf(source: string | Uint8Array): Promise<readonly Problem[]> {
  return (await compileProcesses(source)).problems;
}

describe('compiling a diagram', () => {
  it('reads tasks with their lane, mappings, retry rule and words for residents', async () => {
    // given
    const source = file(`
      <laneSet id="lanes"><lane id="l" name="Biuro" km:candidateGroup="card-office"><flowNodeRef>u</flowNodeRef></lane></laneSet>
      <startEvent id="s" />${flow('s', 'u')}
      <userTask id="u" name="Zdecyduj" km:outcomes="yes no" km:due="P3D" km:publicLabel="Sprawdzamy" />${flow('u', 'w')}
      <serviceTask id="w" km:activity="notify" km:attempts="2" km:firstDelay="PT10S" km:backoff="1" km:timeout="PT1M">
        <extensionElements><km:input source="=1 + 1" target="two" /><km:output source="=result.x" target="x" /></extensionElements>
      </serviceTask>`);

    // when
    const { graphs, problems } = await compileProcesses(source);

    // then
    expect(problems).toEqual([]);
    expect(graphs[0]?.nodes['u']).toMatchObject({
      lane: 'card-office',
      publicLabel: 'Sprawdzamy',
      userTask: { candidateGroup: 'card-office', outcomes: ['yes', 'no'], due: '"P3D"' },
    });
    expect(graphs[0]?.nodes['w']).toMatchObject({
      activity: 'notify',
      retry: { attempts: 2, firstDelay: 10, backoff: 1 },
      timeout: 60,
      inputs: [{ source: '1 + 1', target: 'two' }],
      outputs: [{ source: 'result.x', target: 'x' }],
    });
  });

  it('reads any prefix, UTF-16, and flows that only the flows themselves name', async () => {
    // given
    const source = `<?xml version="1.0" encoding="UTF-16"?><semantic:definitions xmlns:semantic="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><semantic:process id="p" name="Żółty"><semantic:startEvent id="s"/><semantic:sequenceFlow id="f" sourceRef="s" targetRef="e"/><semantic:endEvent id="e"/></semantic:process></semantic:definitions>`;
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(source, 'utf16le')]);

    // when
    const { graphs, problems } = await compileProcesses(bytes);

    // then
    expect(problems).toEqual([]);
    expect(graphs[0]).toMatchObject({ name: 'Żółty', nodes: { s: { outgoing: ['f'] }, e: { incoming: ['f'] } } });
  });

  it('reads every executable process of a collaboration', async () => {
    // given
    const source = `${HEAD}<process id="a" isExecutable="true"><task id="x"/></process><process id="drawn"><task id="y"/></process><process id="b" isExecutable="true"><task id="z"/></process></definitions>`;

    // when
    const { graphs } = await compileProcesses(source);

    // then
    expect(graphs.map(({ processId }) => processId)).toEqual(['a', 'b']);
  });

  it('gives the same graph for the same file', async () => {
    // given
    const xml = await readFile(new URL('../../../workflows/processes/card-application.bpmn', import.meta.url), 'utf8');

    // then
    expect(JSON.stringify(await compileProcesses(xml))).toBe(JSON.stringify(await compileProcesses(xml)));
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', 'NOT_XML'],
    ['no xml', 'NOT_XML'],
    ['<a', 'NOT_XML'],
    ['<html></html>', 'NOT_BPMN'],
    [`${HEAD}</definitions>`, 'NO_PROCESS'],
    [`<!DOCTYPE x [<!ENTITY a "aaaa">]>${HEAD}</definitions>`, 'ENTITIES_FORBIDDEN'],
    [' '.repeat(6 * 1024 * 1024), 'TOO_LARGE'],
    [file('<task id="a"/><bogus id="b"/>'), 'UNKNOWN_ELEMENT'],
    [file('<task id="a"/><task id="a"/>'), 'DUPLICATE_ID'],
    [file('<task id="a"/><sequenceFlow id="f" sourceRef="a" targetRef="nowhere"/>'), 'BROKEN_REFERENCE'],
  ])('%.40s is refused as %s', async (source, code) => {
    expect((await problemsOf(source)).map((problem) => problem.code)).toContain(code);
  });

  it('takes a document type that a comment or a text only mentions', async () => {
    // given
    const mentioned = '<!-- <!DOCTYPE x [<!ENTITY a "b">]> --><documentation><![CDATA[<!DOCTYPE y>]]></documentation>';

    // then
    expect(await problemsOf(file(`${mentioned}<task id="a"/>`))).toEqual([]);
    expect((await problemsOf(file('<task id="a"/>', '<!-- never ends <!DOCTYPE'))).map(({ code }) => code)).toEqual([
      'ENTITIES_FORBIDDEN',
    ]);
  });

  it('reads an expression that would take for ever without evaluating it', async () => {
    // given
    const script = '<script>for i in 1..1000000000 return i</script>';

    // then
    expect(await problemsOf(file(`<scriptTask id="a" km:resultVariable="r">${script}</scriptTask>`))).toEqual([]);
  });

  it.each([60, 8000])('refuses %d sub-processes inside each other', async (depth) => {
    // given
    const opened = Array.from({ length: depth }, (_, index) => `<subProcess id="s${index}">`).join('');
    const source = file(`${opened}<task id="t"/>${'</subProcess>'.repeat(depth)}`);

    // then
    expect((await problemsOf(source)).map(({ code }) => code)).toEqual(['TOO_DEEP']);
  });

  it('reads a file with thousands of steps', async () => {
    // given
    const steps = Array.from(
      { length: 20_000 },
      (_, index) => `<subProcess id="s${index}"><task id="t${index}"/></subProcess>`,
    );
    const flows = steps.slice(1).map((_, index) => flow(`s${index}`, `s${index + 1}`));

    // when
    const { graphs, problems } = await compileProcesses(file([...steps, ...flows].join('')));

    // then
    expect(problems).toEqual([]);
    expect(Object.keys(graphs[0]?.nodes ?? {})).toHaveLength(40_000);
  });

  it('never throws, whatever is cut off or put in', async () => {
    // given
    const xml = await readFile(new URL('../../../workflows/processes/card-application.bpmn', import.meta.url), 'utf8');
    const cuts = Array.from({ length: 60 }, (_, index) => xml.slice(0, Math.floor((xml.length * index) / 60)));
    const holes = Array.from({ length: 60 }, (_, index) => {
      const at = Math.floor((xml.length * index) / 60);
      return xml.slice(0, at) + xml.slice(at + 37);
    });

    // when
    const results = await Promise.all([...cuts, ...holes].map((source) => compileProcesses(source)));

    // then
    for (const { graphs, problems } of results) expect(graphs.length + problems.length).toBeGreaterThan(0);
  });
});

describe('lint', () => {
  const start = `<startEvent id="s"/>${flow('s', 'x')}`;
  it.each([
    ['an element that is not executed', '<choreographyTask id="x" />', 'x', 'UNSUPPORTED'],
    ['an identifier that XML does not allow', `<task id="1 x"/>${flow('x', '1 x')}<task id="x"/>`, '-', 'BAD_ID'],
    [
      'a boundary event that waits for nothing',
      '<task id="x"/><boundaryEvent id="b" attachedToRef="x"/>',
      'b',
      'MISSING_EVENT_DETAIL',
    ],
    ['an empty sub-process', '<subProcess id="x"/>', 'x', 'EMPTY'],
    [
      'a flow into a sub-process',
      `<task id="x"/><subProcess id="y"><task id="z"/></subProcess>${flow('x', 'z')}`,
      'x-z',
      'FLOW_CROSSES_BORDER',
    ],
    ['a flow out of an end', `<endEvent id="x"/><task id="y"/>${flow('x', 'y')}`, 'x', 'FLOW_FORBIDDEN'],
    [
      'a gateway flow without a condition',
      `<exclusiveGateway id="x"/><task id="y"/><task id="z"/>${flow('x', 'y')}${flow('x', 'z')}`,
      'x',
      'MISSING_CONDITION',
    ],
    [
      'a comparison as other languages write it',
      `<exclusiveGateway id="x"/><task id="y"/>${flow('x', 'y', '<conditionExpression>a == 1</conditionExpression>')}`,
      'x-y',
      'BAD_EXPRESSION',
    ],
    [
      'a wrong expression',
      `<exclusiveGateway id="x"/><task id="y"/>${flow('x', 'y', '<conditionExpression>=a &gt;</conditionExpression>')}`,
      'x-y',
      'BAD_EXPRESSION',
    ],
    [
      'a task behind an event gateway',
      `<eventBasedGateway id="x"/><task id="y"/>${flow('x', 'y')}`,
      'x',
      'BAD_EVENT_GATEWAY',
    ],
    [
      'a timer without a time',
      '<intermediateCatchEvent id="x"><timerEventDefinition/></intermediateCatchEvent>',
      'x',
      'MISSING_EVENT_DETAIL',
    ],
    ['a message that is not named', '<receiveTask id="x"/>', 'x', 'MISSING_EVENT_DETAIL'],
    [
      'an error that does not interrupt',
      '<task id="x"/><boundaryEvent id="b" attachedToRef="x" cancelActivity="false"><errorEventDefinition/></boundaryEvent>',
      'b',
      'CONTRADICTION',
    ],
    [
      'a boundary event that leads nowhere',
      '<task id="x"/><boundaryEvent id="b" attachedToRef="x"><errorEventDefinition/></boundaryEvent>',
      'b',
      'NO_OUTGOING',
    ],
    [
      'a link without a target',
      '<intermediateThrowEvent id="x"><linkEventDefinition name="a"/></intermediateThrowEvent>',
      'x',
      'BAD_LINK',
    ],
    ['a repetition without a number', '<task id="x"><multiInstanceLoopCharacteristics/></task>', 'x', 'CONTRADICTION'],
    ['a call of nothing', '<callActivity id="x"/>', 'x', 'NO_CALLED'],
    ['a loop without a way out', `<task id="x"/><task id="y"/>${flow('x', 'y')}${flow('y', 'x')}`, 'x', 'ENDLESS_LOOP'],
    ['a wrong number', '<serviceTask id="x" km:activity="a" km:attempts="many"/>', 'x', 'BAD_NUMBER'],
    [
      'a mapping without a target',
      '<task id="x"><extensionElements><km:input source="=1"/></extensionElements></task>',
      'x',
      'BAD_MAPPING',
    ],
  ])('refuses %s', async (_, elements, element, code) => {
    // when
    const problems = await problemsOf(file(start + elements));

    // then
    expect(problems).toContainEqual(
      expect.objectContaining({ element, code, severity: 'error', sentence: expect.stringMatching(/\.$/) }),
    );
  });

  it('says in Polish what is wrong with a comparison of other languages', async () => {
    // given
    const condition = '<conditionExpression>a == 1</conditionExpression>';

    // when
    const problems = await problemsOf(
      file(`${start}<exclusiveGateway id="x"/><task id="y"/>${flow('x', 'y', condition)}`),
    );

    // then
    const sentences = problems.filter(({ code }) => code === 'BAD_EXPRESSION').map(({ sentence }) => sentence);
    expect(sentences).toEqual([expect.stringContaining('„==” nie porównuje; równość to jedno „=”')]);
  });

  it('takes an inclusive fork with a way that is always open (10.6.4)', async () => {
    // given
    const condition = '<conditionExpression>a</conditionExpression>';
    const source = file(
      `<inclusiveGateway id="x"/><task id="y"/><task id="z"/>${flow('x', 'y', condition)}${flow('x', 'z')}`,
    );

    // then
    expect(await problemsOf(source)).toEqual([]);
  });

  it('warns of what is never reached and of joins that wait for ever', async () => {
    // given
    const condition = '<conditionExpression>=a</conditionExpression>';
    const source = file(`${start}<exclusiveGateway id="x" default="x-z"/>${flow('x', 'y', condition)}${flow('x', 'z')}
      <task id="y"/><task id="z"/>${flow('y', 'j')}${flow('z', 'j')}<parallelGateway id="j"/>
      <task id="island"/><task id="beach"/>${flow('island', 'beach')}${flow('beach', 'end')}<endEvent id="end"/>`);

    // when
    const problems = await problemsOf(source);

    // then
    expect(problems).toContainEqual(expect.objectContaining({ element: 'j', code: 'DEADLOCK', severity: 'warning' }));
    expect(problems).toContainEqual(
      expect.objectContaining({ element: 'island', code: 'DEAD_ELEMENT', severity: 'warning' }),
    );
  });

  it('refuses an activity that does not exist', async () => {
    // given
    const source = file('<serviceTask id="x" km:activity="dance"/>');

    // when
    const { problems } = await compileProcesses(source, { activities: ['notify'] });

    // then
    expect(problems).toContainEqual(expect.objectContaining({ element: 'x', code: 'UNKNOWN_ACTIVITY' }));
  });
});
