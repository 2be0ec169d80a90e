import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rotateLogs } from './rotate-logs.ts';

describe('a log', () => {
  it('that has grown large is set aside, three of them are kept, and a small one stays', () => {
    // given
    const folder = mkdtempSync(join(tmpdir(), 'logs-'));
    const write = (text: string) => writeFileSync(join(folder, 'api.log'), text);
    writeFileSync(join(folder, 'worker.log'), 'klein');

    // when
    for (const text of ['first, long', 'second, long', 'third, long', 'fourth, long']) {
      write(text);
      rotateLogs(folder, 8);
    }

    // then
    expect(readdirSync(folder).toSorted()).toEqual(['api.log', 'api.log.1', 'api.log.2', 'api.log.3', 'worker.log']);
    const kept = ['api.log', 'api.log.1', 'api.log.3'].map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(kept).toEqual(['', 'fourth, long', 'second, long']);
  });

  it('pushes none of the kept ones out where the disk has no room for it', () => {
    // given: what is copied first has no place
    const folder = mkdtempSync(join(tmpdir(), 'logs-'));
    for (const name of ['api.log', 'api.log.1', 'api.log.2']) writeFileSync(join(folder, name), `kept, ${name}`);
    mkdirSync(join(folder, 'api.log.new'));

    // when
    rotateLogs(folder, 8);
    rotateLogs(folder, 8);

    // then
    for (const name of ['api.log', 'api.log.1', 'api.log.2'])
      expect(readFileSync(join(folder, name), 'utf8')).toBe(`kept, ${name}`);
  });
});
