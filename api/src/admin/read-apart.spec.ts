import { readFileSync } from 'node:fs';
import { readApart } from './read-apart.ts';

const diagram = readFileSync(new URL('../../../workflows/processes/card-application.bpmn', import.meta.url), 'utf8');

describe('an uploaded diagram', () => {
  it('is read and checked while the thread that serves pages does something else', async () => {
    // given
    let turns = 0;
    const count = setInterval(() => (turns += 1), 5);

    // when
    const read = await readApart(diagram, {});
    clearInterval(count);

    // then
    expect('compiled' in read && read.compiled.graphs.map(({ processId }) => processId)).toEqual(['card-application']);
    expect(turns).toBeGreaterThan(5);
  });

  it('that comes while some wait already is sent away at once', async () => {
    // given
    const five = Array.from({ length: 5 }, () => readApart(diagram, {}));

    // then
    await expect(readApart(diagram, {})).rejects.toMatchObject({ code: 'TEMPORARILY_UNAVAILABLE' });
    await Promise.all(five);
  }, 60_000);
});
