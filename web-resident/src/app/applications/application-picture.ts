import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ApplicationState, TimelineEntry } from '@karta/contracts';
import { plainDate, plainTime } from '@karta/web-shared';

type Place = 'done' | 'now-at' | 'next';
const AT: Partial<Record<ApplicationState, number>> = {
  submitted: 2,
  'in-review': 2,
  'completion-requested': 2,
  'completed-by-applicant': 2,
  'in-production': 4,
  'ready-for-pickup': 5,
  'not-collected': 5,
  issued: 6,
  rejected: 9,
};

/** Where the application is: the way as a small diagram, the same as a list on phones and in words. */
@Component({
  selector: 'km-application-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './application-picture.html',
})
export class ApplicationPicture {
  readonly state = input.required<ApplicationState>();
  readonly submittedAt = input.required<string | null>();
  readonly decisionDue = input.required<string | null>();
  readonly pickupPointName = input.required<string | null>();
  readonly timeline = input.required<readonly TimelineEntry[]>();
  protected readonly plainTime = plainTime;
  protected readonly at = computed(() => AT[this.state()] ?? 0);
  protected readonly wasCalled = computed(() => this.timeline().some((entry) => entry.code === 'completion-requested'));
  protected readonly isCalled = computed(() => this.state() === 'completion-requested');
  protected readonly tokenX = computed(() => ({ 2: 298, 4: 576, 5: 762 })[this.at()] ?? null);
  protected readonly decision = computed(() =>
    this.decisionDue()
      ? $localize`:@@picture.due:do ${plainDate(this.decisionDue())}:day:`
      : $localize`:@@picture.reasoned:odmowa zawsze z uzasadnieniem`,
  );
  /** The same picture as one sentence. */
  protected readonly inWords = computed(() => {
    const filed = $localize`:@@picture.filed:Wniosek złożono ${plainTime(this.submittedAt())}:time:.`;
    const called = this.wasCalled() ? $localize`:@@picture.called: Poprosiliśmy o uzupełnienie.` : '';
    const now: Record<number, string> = {
      2: this.isCalled()
        ? $localize`:@@picture.awaited: Teraz czekamy na Twoją odpowiedź. Potem będzie decyzja, produkcja karty i odbiór.`
        : $localize`:@@picture.checked: Teraz sprawdza go urzędnik. Potem będzie decyzja, produkcja karty i odbiór.`,
      4: $localize`:@@picture.made: Decyzja jest pozytywna. Teraz drukujemy kartę, potem odbiór.`,
      5: $localize`:@@picture.waits: Karta jest wydrukowana i czeka na odbiór.`,
      6: $localize`:@@picture.collected: Karta została wydrukowana i odebrana.`,
      9: $localize`:@@picture.refused: Wniosek został odrzucony, uzasadnienie jest w historii.`,
    };
    return filed + called + (now[this.at()] ?? '');
  });

  protected place(step: number): Place {
    if (this.at() === 9) return step <= 2 ? 'done' : 'next';
    if (step < this.at()) return 'done';
    return step === this.at() ? 'now-at' : 'next';
  }
}
