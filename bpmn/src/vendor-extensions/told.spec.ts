import { compileProcesses } from '../compile/index.ts';

const file = (roots: string, inner: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="urn:t">${roots}<process id="p" isExecutable="true"><startEvent id="s"/>${inner}<sequenceFlow id="f" sourceRef="s" targetRef="t"/></process></definitions>`;

async function problemsOf(roots: string, inner: string): Promise<string[]> {
  const { problems } = await compileProcesses(file(roots, inner));
  return problems.map(({ element, code }) => `${element} ${code}`);
}

describe('Names that are computed elsewhere', () => {
  it.each([
    ['a message', '<message id="m" name="paid-${order}"/>', '<messageEventDefinition messageRef="m"/>', 'm'],
    ['a message of Camunda 8', '<message id="m" name="=order"/>', '<messageEventDefinition messageRef="m"/>', 'm'],
    ['a signal', '<signal id="g" name="#{order}"/>', '<signalEventDefinition signalRef="g"/>', 'g'],
  ])('are refused: %s', async (_what, root, definition, element) => {
    const inner = `<intermediateCatchEvent id="t">${definition}</intermediateCatchEvent>`;
    expect(await problemsOf(root, inner)).toEqual([`${element} NOT_IMPORTED`]);
  });
});

describe('What the importer cannot take over', () => {
  it('is told: the payload of a signal', async () => {
    // when
    const inner =
      '<intermediateThrowEvent id="t"><signalEventDefinition signalRef="g"><extensionElements><camunda:in source="a" target="b"/></extensionElements></signalEventDefinition></intermediateThrowEvent>';

    // then
    expect(await problemsOf('<signal id="g" name="G"/>', inner)).toEqual(['t NOT_IMPORTED']);
  });

  it('is told: business keys and local variables of a call', async () => {
    // when
    const inner =
      '<callActivity id="t" calledElement="q"><extensionElements><camunda:in businessKey="#{k}"/><camunda:in variables="all" local="true"/></extensionElements></callActivity>';

    // then
    expect(await problemsOf('', inner)).toEqual(['t LEFT_OUT', 't LEFT_OUT']);
  });

  it('is told: words of an error, and attributes that nobody knows', async () => {
    // when
    const inner = '<task id="t" camunda:somethingNew="x" camunda:asyncBefore="true"/>';

    // then
    expect(await problemsOf('<error id="e" errorCode="E" camunda:errorMessage="m"/>', inner)).toEqual([
      'e LEFT_OUT',
      't LEFT_OUT',
    ]);
  });
});
