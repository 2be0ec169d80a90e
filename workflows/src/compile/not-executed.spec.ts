import { compileProcesses } from './compile.ts';

const file = (inside: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
    <message id="m" name="m" />
    <process id="p" isExecutable="true">${inside}</process>
  </definitions>`;

const repeated = (attributes: string): string =>
  `<task id="x"><multiInstanceLoopCharacteristics ${attributes}><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></task>`;

describe('what is drawn and not executed', () => {
  it.each([
    ['<eventBasedGateway id="x" instantiate="true" />', 'instantiate="true"'],
    ['<eventBasedGateway id="x" eventGatewayType="Parallel" />', 'eventGatewayType="Parallel"'],
    [
      '<intermediateThrowEvent id="x"><compensateEventDefinition waitForCompletion="false" /></intermediateThrowEvent>',
      'waitForCompletion="false"',
    ],
    ['<choreographyTask id="x" />', 'bpmn:ChoreographyTask'],
  ])('is refused with its id: %s', async (inside, detail) => {
    // when
    const { problems } = await compileProcesses(file(inside));

    // then
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'UNSUPPORTED',
        element: 'x',
        severity: 'error',
        sentence: expect.stringContaining(detail),
      }),
    );
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
