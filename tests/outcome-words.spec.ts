import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choiceOf } from '../web-operator/src/app/tasks/task-words.ts';

const FOLDER = join(import.meta.dirname, '../workflows/processes');
/** What residents answer in the portal. */
const OF_RESIDENTS = ['completed', 'accept', 'decline'];

describe('the answers of a task in the office', () => {
  it('have words of their own, whatever shipped diagram offers them', () => {
    // given
    const diagrams = globSync('*.bpmn', { cwd: FOLDER }).map((file) => readFileSync(join(FOLDER, file), 'utf8'));
    const offered = diagrams.flatMap((xml) => [...xml.matchAll(/km:outcomes="([^"]*)"/g)].map(([, list = '']) => list));
    const outcomes = new Set(offered.flatMap((list) => list.split(' ')).filter((code) => !OF_RESIDENTS.includes(code)));

    // then
    expect(outcomes.size).toBeGreaterThan(5);
    for (const code of outcomes) expect(choiceOf(code).choice).not.toBe(code);
  });

  it('are words of the diagram where it has some, and its rule with them', () => {
    const own = [{ code: 'reject', label: 'Zwróć', needsReason: false }];
    expect(choiceOf('reject', 'card-issue', own)).toMatchObject({
      choice: 'Zwróć',
      rest: '',
      button: 'Zwróć',
      needsReason: false,
      tone: 'danger',
    });
  });

  it('are shown by their code where nobody has words for them', () => {
    expect(choiceOf('archive')).toMatchObject({ choice: 'archive', button: 'Potwierdź: archive', needsReason: false });
  });

  it('name the card only where the approval orders one', () => {
    expect(choiceOf('approve', 'card-issue').rest).toBe(' i zleć kartę');
    expect(choiceOf('approve', 'package-new').rest).toBe('');
  });
});
