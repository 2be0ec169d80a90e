import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { ApplicationView } from '@karta/contracts';
import { BY_POST, choicesOf, onDay, ChoicePart } from '@karta/web-shared';

/** After a change of name or photo: whether to have a card with the new data, and where it is collected (000-30). */
@Component({
  selector: 'km-reprint-offer',
  imports: [ChoicePart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel answer" aria-labelledby="nowa-karta">
    <h2 id="nowa-karta" i18n="@@reprint.title">Zgódź się na nową kartę</h2>
    <p i18n="@@reprint.words">
      Zmieniliśmy dane w&nbsp;rejestrze, ale na karcie są jeszcze stare. Możemy zrobić kartę z&nbsp;nowymi danymi.
      Odpowiedz najpóźniej {{ onDay(due()) }}; bez odpowiedzi karta zostaje, jaka jest.
    </p>
    <km-choice-part
      name="pickupPointId"
      label="Punkt odbioru karty"
      i18n-label="@@label.pickup-point"
      [choices]="points()"
      [value]="point()"
      [error]="isAsked() && point() === null ? missing : null"
      (chosen)="picked.set($event)"
    />
    <div class="row row--wrap">
      <button type="button" class="btn btn--primary" [disabled]="isBusy()" (click)="accept()" i18n="@@reprint.accept">
        Zgadzam się na nową kartę
      </button>
      <button
        type="button"
        class="btn btn--secondary"
        [disabled]="isBusy()"
        (click)="decided.emit({ accept: false })"
        i18n="@@reprint.decline"
      >
        Zostaję przy obecnej
      </button>
    </div>
  </section>`,
})
export class ReprintOffer {
  readonly application = input.required<ApplicationView>();
  readonly due = input.required<string>();
  readonly isBusy = input(false);
  readonly decided = output<{ accept: boolean; pickupPointId?: string }>();
  protected readonly onDay = onDay;
  protected readonly picked = signal<string | null>(null);
  protected readonly isAsked = signal(false);
  protected readonly missing = $localize`:@@advice.pickup-point.at:Wybierz, gdzie odbierzesz kartę`;
  protected readonly point = computed(() => this.picked() ?? this.application().data.pickupPointId);
  protected readonly points = computed(() => {
    const { around } = this.application();
    const choices = around ? choicesOf('pickup-point', around) : [];
    // a card with new data is given for the old one
    return choices.filter(({ code }) => code !== BY_POST);
  });

  protected accept(): void {
    this.isAsked.set(true);
    const pickupPointId = this.point();
    if (pickupPointId !== null) this.decided.emit({ accept: true, pickupPointId });
  }
}
