import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, packDecisions, readDecisions } from './index.ts';

const FILE = join(import.meta.dirname, '../../testing/explained.dmn');
const CLOCK = { at: '2026-11-24T12:00:00Z', zone: 'Europe/Warsaw' };

describe('why a decision was made (X-18)', () => {
  const file = readDecisions(readFileSync(FILE));

  it('is the rule that hit, with its annotation', () => {
    const { result, hits } = explain([file], 'discount', { Age: 70 }, CLOCK);
    expect(result).toBe('half');
    expect(hits).toEqual([{ rule: 'old', notes: ['Half from 60 on'] }]);
  });

  it('is no rule where none hits', () => {
    expect(explain([file], 'discount', { Age: 20 }, CLOCK)).toMatchObject({ result: null, hits: [] });
  });

  it('is not carried along by what is stored for cases', () => {
    expect(JSON.stringify(packDecisions(file))).not.toContain('Half from 60 on');
  });
});
