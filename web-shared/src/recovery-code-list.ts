import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** Codes for the day on which the phone is lost; they are seen once. */
@Component({
  selector: 'km-recovery-codes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="stack" aria-labelledby="kody-zapasowe">
    <h2 id="kody-zapasowe" i18n="@@recovery.heading">Kody zapasowe</h2>
    <p i18n="@@recovery.lead">
      Zapisz je albo wydrukuj i&nbsp;schowaj poza komputerem. Każdy zastąpi drugi składnik <b>jeden raz</b>. Więcej ich
      nie pokażemy.
    </p>
    <ul class="recovery-codes mono">
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ul>
    <button type="button" class="btn btn--primary" (click)="kept.emit()" i18n="@@recovery.kept">Mam je zapisane</button>
  </section>`,
})
export class RecoveryCodeList {
  readonly codes = input.required<readonly string[]>();
  readonly kept = output();
}
