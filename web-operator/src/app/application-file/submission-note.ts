import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ApplicationFile } from '@karta/contracts';
import { plainTime } from '@karta/web-shared';

/** Whether what the screen shows is what the applicant sent, by its hash. */
@Component({
  selector: 'km-submission',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (submission(); as sent) {
      @if (sent.isUnchanged) {
        <p class="small muted">
          Zgodne z tym, co {{ sent.cause === 'submitted' ? 'złożono' : 'uzupełniono' }}
          {{ plainTime(sent.madeAt) }} (skrót <span class="nowrap">{{ sent.mark }}</span>).
        </p>
      } @else {
        <div class="note note--error" role="alert">
          <span class="i i-error" aria-hidden="true"></span
          ><span
            ><b>To nie jest to, co złożył mieszkaniec.</b> Ktoś zmienił zapisy wniosku poza systemem (kod
            SUBMISSION_CHANGED, skrót złożonego: <span class="nowrap">{{ sent.mark }}</span>). Nie zatwierdzaj: karta z
            tego wniosku nie powstanie. Zawiadom administratora i odrzuć wniosek z powodem; mieszkaniec złoży go od
            nowa.</span
          >
        </div>
      }
    } @else {
      <p class="small muted">
        Wniosek bez skrótu: złożono go, zanim system zaczął je zapisywać, albo jego dane są usuwane.
      </p>
    }`,
})
export class SubmissionNote {
  readonly submission = input.required<ApplicationFile['submission']>();
  protected readonly plainTime = plainTime;
}
