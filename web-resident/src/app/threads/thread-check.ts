import type { Mistake } from '@karta/web-shared';

/** What has to be put right before a matter can be sent. */
export function threadMistakes(written: { type: string; subject: string; body: string }): Mistake[] {
  const mistakes: Mistake[] = [];
  if (written.type === '')
    mistakes.push({ anchor: 'typ', sentence: $localize`:@@threads.type-missing:Wybierz typ sprawy` });
  if (written.subject.trim() === '')
    mistakes.push({ anchor: 'temat', sentence: $localize`:@@threads.subject-missing:Wpisz temat` });
  if (written.body.trim() === '')
    mistakes.push({ anchor: 'tresc-sprawy', sentence: $localize`:@@threads.body-missing:Napisz, o co chodzi` });
  return mistakes;
}
