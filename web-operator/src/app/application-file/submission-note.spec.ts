import { TestBed } from '@angular/core/testing';
import type { ApplicationFile } from '@karta/contracts';
import { SubmissionNote } from './submission-note.ts';

async function shown(submission: ApplicationFile['submission']): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(SubmissionNote);
  fixture.componentRef.setInput('submission', submission);
  await fixture.whenStable();
  return fixture.nativeElement;
}
const wordsOf = (page: HTMLElement): string => page.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
const sent = { mark: '3f2a9c01', cause: 'submitted', madeAt: '2026-11-28T13:02:00.000Z' } as const;

describe('the note on what was sent', () => {
  it('says quietly that it is what was sent, or added to, and when, with the first signs of its hash', async () => {
    const page = await shown({ ...sent, isUnchanged: true });
    expect(wordsOf(page)).toBe('Zgodne z tym, co złożono 28.11.2026 14:02 (skrót 3f2a9c01).');
    expect(page.querySelector('[role=alert]')).toBeNull();
    expect(wordsOf(await shown({ ...sent, cause: 'completed', isUnchanged: true }))).toContain('co uzupełniono');
  });

  it('says aloud that it is not, by which code, and what to do', async () => {
    const alert = (await shown({ ...sent, isUnchanged: false })).querySelector<HTMLElement>('.note--error[role=alert]');
    expect(alert && wordsOf(alert)).toMatch(/To nie jest to, co złożył.*SUBMISSION_CHANGED.*3f2a9c01.*Zawiadom/);
  });

  it('claims nothing where there is no hash', async () => {
    const page = await shown(null);
    expect(wordsOf(page)).toContain('Wniosek bez skrótu');
    expect(page.querySelector('[role=alert]')).toBeNull();
  });
});
