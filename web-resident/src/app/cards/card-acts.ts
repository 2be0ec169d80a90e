import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FormOffer, HolderCard } from '@karta/contracts';

interface Way {
  readonly form: string;
  readonly icon: string;
  readonly name: string;
  readonly words: string;
}

const WAYS: readonly Way[] = [
  {
    form: 'duplicate',
    icon: 'content_copy',
    name: $localize`:@@card.duplicate:Wniosek o duplikat karty`,
    words: $localize`:@@card.duplicate.words:gdy karty nie ma albo jest uszkodzona`,
  },
  {
    form: 'data-change',
    icon: 'edit',
    name: $localize`:@@card.data-change:Wniosek o zmianę danych osobowych`,
    words: $localize`:@@card.data-change.words:nowe nazwisko, nowe zdjęcie`,
  },
  {
    form: 'physical-card',
    icon: 'id_card',
    name: $localize`:@@card.physical:Wniosek o wydanie karty plastikowej`,
    words: $localize`:@@card.physical.words:masz tylko kartę wirtualną`,
  },
];

/** What can be done with a card now: the manual's buttons, each only where the rules have it (004-36, 004-39, 004-44, 004-49, 004-53). */
@Component({
  selector: 'km-card-acts',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (card().state === 'active' || ways().length > 0) {
    <ul class="ways">
      @if (card().state === 'active') {
        <li>
          <button type="button" class="way" (click)="block.emit()">
            <span class="i i-lg i-lock tone-primary" aria-hidden="true"></span
            ><span class="grow"
              ><b i18n="@@card.block">Zastrzeż kartę</b><br /><span class="small muted" i18n="@@card.block.words"
                >zgubiona albo skradziona, działa od razu</span
              ></span
            ><span class="i i-chevron_right" aria-hidden="true"></span>
          </button>
        </li>
      }
      @for (way of ways(); track way.form) {
        <li>
          <a class="way" routerLink="/wnioski/nowy" [queryParams]="{ rodzaj: way.form, karta: card().id }"
            ><span class="i i-lg i-{{ way.icon }} tone-primary" aria-hidden="true"></span
            ><span class="grow"
              ><b>{{ way.name }}</b
              ><br /><span class="small muted">{{ way.words }}</span></span
            ><span class="i i-chevron_right" aria-hidden="true"></span
          ></a>
        </li>
      }
    </ul>
  }`,
})
export class CardActs {
  readonly card = input.required<HolderCard>();
  readonly offers = input.required<readonly FormOffer[]>();
  readonly block = output();
  protected readonly ways = computed(() => {
    const { id, state, carrier = 'physical' } = this.card();
    if (!['active', 'blocked'].includes(state)) return [];
    return WAYS.filter(({ form }) => {
      const offer = this.offers().find(({ code }) => code === form);
      if (!offer || offer.refusal !== null) return false;
      if (form === 'duplicate') return offer.objects.includes(id);
      return form === 'physical-card' ? carrier === 'virtual' : state === 'active';
    });
  });
}
