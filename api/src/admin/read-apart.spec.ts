import { readFileSync } from 'node:fs';
import { readApart } from './read-apart.ts';

const diagram = readFileSync(new URL('../../../workflows/processes/card-application.bpmn', import.meta.url), 'utf8');

describe('an uploaded diagram', () => {
  it('is read and checked while the thread that serves pages does something else', async () => {
    // given
    let turns = 0;
    const count = setInterval(() => (turns += 1), 5);

    // when
    const read = await readApart(diagram);
    clearInterval(count);

    // then
    expect('compiled' in read && read.compiled.graphs.map(({ processId }) => processId)).toEqual(['card-application']);
    expect(turns).toBeGreaterThan(5);
  });

  it('that comes while some wait already is sent away at once', async () => {
    // given
    const broken = '<'.repeat(1000);
    const many = Array.from({ length: 17 }, () => readApart(broken).catch(({ code }: { code: string }) => code));

    // then
    await expect(readApart(diagram)).rejects.toMatchObject({ code: 'TEMPORARILY_UNAVAILABLE' });
    await Promise.all(many);
  }, 60_000);

  it('that comes sixth waits its turn', async () => {
    const six = await Promise.all(Array.from({ length: 6 }, () => readApart(diagram)));
    expect(six.every((read) => 'compiled' in read)).toBe(true);
  }, 60_000);

  it('that is a file of decisions is checked there too, beside those that the town has', async () => {
    // given
    const fee = readFileSync(new URL('../../../workflows/decisions/fee.dmn', import.meta.url), 'utf8');
    const read = await readApart(fee);
    if (!('decisions' in read)) throw new Error('a diagram');
    const { model } = read.decisions;

    // then
    expect(read.decisions).toMatchObject({ problems: [], beside: [] });
    const beside = [
      { decisionKey: 'other', version: 3, model: { ...model, key: 'other' } },
      { decisionKey: model.key, version: 2, model },
    ];
    expect(await readApart(fee, { options: {}, beside })).toMatchObject({ decisions: { beside: ['other 3'] } });
  }, 60_000);
});
