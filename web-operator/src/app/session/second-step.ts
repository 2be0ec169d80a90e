import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { FactorStep, OperatorSession } from '@karta/contracts';
import { FactorEnrolment, FactorProof } from '@karta/web-shared';

/** What is still asked for on the way in: a second factor, or making one. */
@Component({
  selector: 'km-second-step',
  imports: [FactorEnrolment, FactorProof],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="stack mt-5" aria-live="polite">
    @if (asked().step === 'prove') {
      <h2>Drugi składnik logowania</h2>
      <km-factor-proof address="/api/operator/sign-in" [methods]="asked().methods" (proved)="proved.emit($event)" />
      <button type="button" class="btn btn--text" (click)="back.emit()">Wróć do logowania</button>
    } @else {
      <h2>Ustaw drugi składnik logowania</h2>
      <p class="muted">Hasło już nie wystarcza. Wybierz, czym jeszcze potwierdzisz, że to Ty. Zajmie to minutę.</p>
      <km-factor-enrolment address="/api/operator/factors" (done)="enrolled.emit()" />
    }
  </section>`,
})
export class SecondStep {
  readonly asked = input.required<FactorStep>();
  /** The factor was right. */
  readonly proved = output<OperatorSession>();
  /** A factor was made, and its codes were written down. */
  readonly enrolled = output();
  readonly back = output();
}
