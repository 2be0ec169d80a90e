import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ErasurePreview } from '@karta/contracts';
import { pluralForm } from '@karta/web-shared';

/** How many accounts and cards an act concerns, in words: `4 konta i 2 karty`. */
export function goingInWords({ accounts }: ErasurePreview): { accounts: string; cards: string } {
  const cards = accounts.flatMap((each) => each.cards).length;
  const count = accounts.length;
  return {
    accounts: pluralForm(
      count,
      $localize`:@@going.accounts-one:${count}:count: konto`,
      $localize`:@@going.accounts-few:${count}:count: konta`,
      $localize`:@@going.accounts-many:${count}:count: kont`,
    ),
    cards: pluralForm(
      cards,
      $localize`:@@going.cards-one:${cards}:count: karta`,
      $localize`:@@going.cards-few:${cards}:count: karty`,
      $localize`:@@going.cards-many:${cards}:count: kart`,
    ),
  };
}

/** Every account and card that an act takes along, as the server names them (requirements T2). */
@Component({
  selector: 'km-going-accounts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p>
      <b>{{ heading() }}</b>
    </p>
    <ul class="going">
      @for (each of preview().accounts; track $index) {
        <li>
          <span
            ><b>{{ each.name }}</b
            ><span class="small muted">
              @if (each.email; as email) {
                {{ email }}
              } @else {
                <ng-container i18n="@@going.no-login">konto bez logowania</ng-container>
              }
            </span></span
          >
          @for (card of each.cards; track card) {
            <span class="chip chip--error"><span class="i i-lock" aria-hidden="true"></span>{{ card }}</span>
          } @empty {
            <span class="chip chip--neutral" i18n="@@going.no-card">bez karty</span>
          }
        </li>
      }
    </ul>
    @if (preview().staying.length > 0) {
      <p class="small muted" i18n="@@going.staying">
        Zostają, bo są pełnoletni i logują się sami: {{ preview().staying.join(', ') }}.
      </p>
    }`,
})
export class GoingAccounts {
  readonly preview = input.required<ErasurePreview>();
  /** `erase`: they go for good; `lock`: until the consent is given again. */
  readonly effect = input.required<'erase' | 'lock'>();
  protected readonly heading = computed(() => {
    const { accounts, cards } = goingInWords(this.preview());
    return this.effect() === 'erase'
      ? $localize`:@@going.erase:Usuniemy: ${accounts}:accounts:, ${cards}:cards:`
      : $localize`:@@going.lock:Zablokujemy: ${accounts}:accounts:, ${cards}:cards:`;
  });
}
