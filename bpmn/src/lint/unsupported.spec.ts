import { compileProcesses } from '../compile/compile.ts';

const file = (inside: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
    <message id="m" name="m" />
    <process id="p" isExecutable="true">${inside}</process>
  </definitions>`;

const repeated = (attributes: string): string =>
  `<task id="x"><multiInstanceLoopCharacteristics ${attributes}><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></task>`;

describe('what is drawn and not executed', () => {
  it('is refused with its id', async () => {
    // when
    const { problems } = await compileProcesses(file('<choreographyTask id="x" />'));

    // then
    const sentence = expect.stringContaining('bpmn:ChoreographyTask');
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'UNSUPPORTED', element: 'x', severity: 'error', sentence }),
    );
  });

  it.each([
    ['<parallelGateway id="x" />', 'CONDITION_FORBIDDEN'],
    ['<eventBasedGateway id="x" />', 'CONDITION_FORBIDDEN'],
  ])('a condition behind %s is refused, since nobody asks it', async (gateway, code) => {
    // given
    const flow = `<sequenceFlow id="f" sourceRef="x" targetRef="y"><conditionExpression>true</conditionExpression></sequenceFlow>`;
    const start = `<startEvent id="s" /><sequenceFlow id="g" sourceRef="s" targetRef="x" />`;

    // when
    const { problems } = await compileProcesses(file(`${start}${gateway}${flow}<receiveTask id="y" messageRef="m" />`));

    // then
    expect(problems.map((problem) => `${problem.element} ${problem.code}`)).toEqual([`x ${code}`]);
  });

  it.each([
    [
      '<startEvent id="s" /><sequenceFlow id="g" sourceRef="s" targetRef="x" /><eventBasedGateway id="x" eventGatewayType="Parallel" /><sequenceFlow id="f" sourceRef="x" targetRef="y" /><receiveTask id="y" messageRef="m" />',
    ],
    [
      '<startEvent id="s" /><sequenceFlow id="g" sourceRef="s" targetRef="x" /><endEvent id="x"><terminateEventDefinition /><compensateEventDefinition /></endEvent>',
    ],
  ])('what contradicts itself is refused: %s', async (inside) => {
    const { problems } = await compileProcesses(file(inside));
    expect(problems).toMatchObject([{ element: 'x', code: 'CONTRADICTION' }]);
  });

  it.each([
    '<task id="x" startQuantity="1" completionQuantity="1" />',
    repeated('behavior="All"'),
    '<receiveTask id="x" instantiate="false" messageRef="m" />',
    '<callActivity id="x" calledElement="elsewhere" />',
  ])('leaves alone what only spells out the standard’s default: %s', async (inside) => {
    // when
    const { problems } = await compileProcesses(file(inside));

    // then
    expect(problems).toEqual([]);
  });
});
