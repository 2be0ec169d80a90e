import { sketch } from '../../../testing/sketched.ts';
import { compileProcesses } from '../../compile/index.ts';

async function codesOf(kind: string, text: string): Promise<string[]> {
  const { problems } = await compileProcesses(
    sketch(
      `<startEvent id="S"/><intermediateCatchEvent id="T"><timerEventDefinition><${kind}>${text}</${kind}></timerEventDefinition></intermediateCatchEvent><sequenceFlow id="f" sourceRef="S" targetRef="T"/>`,
    ),
  );
  return problems.map(({ code }) => code);
}

describe('A time that is written out', () => {
  it.each([
    ['timeDuration', 'tomorrow'],
    ['timeDuration', '"tomorrow"'],
    ['timeDuration', 'PT'],
    ['timeDuration', 'P'],
    ['timeDuration', '-P1D'],
    ['timeDuration', 'P9999Y'],
    ['timeDuration', '2026-01-01'],
    ['timeCycle', 'R0/PT1S'],
    ['timeCycle', 'R/PT1H/PT2H'],
    ['timeCycle', 'R/2026-01-02T00:00:00Z/2026-01-01T00:00:00Z'],
    ['timeDate', '2026-02-29'],
    ['timeDate', '2026-02-29T10:00:00'],
    ['timeDate', '2026-13-01T00:00:00Z'],
  ])('is refused when it can never come: %s %s', async (kind, text) => {
    expect(await codesOf(kind, text)).toEqual(['BAD_TIME']);
  });

  it.each([
    ['timeDuration', 'PT0.5S'],
    ['timeDuration', 'P1Y2M3W4DT5H'],
    ['timeDuration', '=span'],
    ['timeCycle', 'R/PT1H/2020-01-01T00:00:00Z'],
    ['timeDate', '2028-02-29'],
    ['timeDate', '2020-01-01T24:00:00Z'],
    ['timeDate', '2026-03-29T02:30:00@Europe/Warsaw'],
  ])('is a time else: %s %s', async (kind, text) => {
    expect(await codesOf(kind, text)).toEqual([]);
  });
});
