import { sketch } from '../../../testing/sketched.ts';
import { compileProcesses } from '../../compile/index.ts';
import { lintDecisions, readDecisions } from '../../dmn/index.ts';

const LONG = `"${'x'.repeat(17_000)}" = y`;
const DEEP = `${'('.repeat(600)}y = 1${')'.repeat(600)}`;

describe('An expression that is larger than one that is evaluated', () => {
  it.each([
    ['long', LONG],
    ['deep', DEEP],
  ])('is refused in a diagram by a code of its own, not quoted whole: %s', async (_what, condition) => {
    // given
    const diagram = sketch(
      `<startEvent id="S"/><exclusiveGateway id="G" default="g"/><task id="A"/><task id="B"/><sequenceFlow id="f" sourceRef="S" targetRef="G"/><sequenceFlow id="F" sourceRef="G" targetRef="A"><conditionExpression>${condition}</conditionExpression></sequenceFlow><sequenceFlow id="g" sourceRef="G" targetRef="B"/>`,
    );

    // when
    const { problems } = await compileProcesses(diagram);

    // then
    expect(problems.map(({ code, element }) => [code, element])).toEqual([['EXPRESSION_TOO_LARGE', 'F']]);
    expect(problems[0]?.sentence.length).toBeLessThan(200);
  });

  it('is refused in a decision too', () => {
    // given
    const file = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="d"><decision id="D" name="D"><variable name="D"/><literalExpression id="L"><text>${DEEP}</text></literalExpression></decision></definitions>`;

    // then
    expect(lintDecisions(readDecisions(file), []).map(({ code }) => code)).toEqual(['EXPRESSION_TOO_LARGE']);
  });
});
