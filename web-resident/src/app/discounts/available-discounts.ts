import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ResidentDiscount } from '@karta/contracts';
import { plainDate } from '@karta/web-shared';
import { CategoryIcon } from './category-icon.ts';

const SHOWN = 3;

/** What the person's packages give now: three, then all. */
@Component({
  selector: 'km-available-discounts',
  imports: [CategoryIcon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel" aria-labelledby="dostepne">
    <h2 id="dostepne" class="mb-2" i18n="@@benefits.available">Dostępne zniżki</h2>
    @if (discounts().length === 0) {
      <p class="muted" i18n="@@benefits.none-available">
        Zniżki zaczynają działać razem z aktywną kartą i jej pakietem.
      </p>
      <a class="btn btn--secondary btn--block mt-3" routerLink="/oferta" i18n="@@benefits.see-offer"
        >Zobacz ofertę partnerów</a
      >
    } @else {
      <ul class="av" lang="pl">
        @for (each of shown(); track each.id) {
          <li>
            <km-category-icon [category]="each.category" />
            <span
              ><b>{{ each.partnerName }}: {{ each.name }}</b
              ><br /><span class="small">{{ each.packageName }}</span
              ><br /><span class="small muted"
                >{{ each.address }}
                @if (each.validUntil) {
                  {{ each.address ? ', ' : '' }}do {{ plainDate(each.validUntil) }}
                }
              </span></span
            >
          </li>
        }
      </ul>
      @if (!isUnfolded() && discounts().length > most) {
        <button
          type="button"
          class="btn btn--secondary btn--block mt-4"
          (click)="isUnfolded.set(true)"
          i18n="@@benefits.all"
        >
          Zobacz wszystkie ({{ discounts().length }})
        </button>
      } @else {
        <a class="btn btn--secondary btn--block mt-4" routerLink="/oferta" i18n="@@benefits.see-offer"
          >Zobacz ofertę partnerów</a
        >
      }
    }
  </section>`,
  styles: `
    .av {
      display: grid;
      gap: 16px;
    }
    .av li {
      display: grid;
      grid-template-columns: 48px minmax(0, 1fr);
      gap: 16px;
    }
  `,
})
export class AvailableDiscounts {
  readonly discounts = input.required<readonly ResidentDiscount[]>();
  protected readonly most = SHOWN;
  protected readonly isUnfolded = signal(false);
  protected readonly shown = computed(() => (this.isUnfolded() ? this.discounts() : this.discounts().slice(0, SHOWN)));
  protected readonly plainDate = plainDate;
}
