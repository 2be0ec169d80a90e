import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BenefitList } from '@karta/contracts';
import { FailureNote, Skeleton } from '@karta/web-shared';

const CATEGORY_ICONS: Record<string, string> = {
  Rozrywka: 'redeem',
  Kultura: 'bookmark',
  Sport: 'flag',
  Zdrowie: 'verified',
  Zakupy: 'storefront',
};
const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');

/** Discounts that the person's packages give, with a search by any word (manual, chapter 9). */
@Component({
  selector: 'km-my-benefits',
  imports: [FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Moje benefity</h1>
    <p class="lead">Zniżki, które daje Twoja karta. Pokaż ją przed zapłaceniem.</p>
    @if (list.hasValue()) {
      @if (list.value().benefits.length === 0) {
        <div class="panel empty mt-5">
          <span class="i i-xl i-redeem tone-primary" aria-hidden="true"></span>
          <h2>Nie masz jeszcze zniżek</h2>
          <p class="muted">Zniżki zaczynają działać razem z&nbsp;aktywną kartą i&nbsp;jej pakietem.</p>
          <a class="btn btn--primary" routerLink="/karty">Sprawdź kartę</a>
        </div>
      } @else {
        <div class="field mt-5 search">
          <label class="label" for="szukaj">Wyszukaj</label>
          <input #box class="input" id="szukaj" type="search" (input)="wanted.set(box.value)" />
        </div>
        <p class="small muted mt-2" role="status">Zniżki: {{ found().length }}</p>
        <ul class="benefits">
          @for (benefit of found(); track benefit.name + benefit.partnerName) {
            <li class="panel panel--sm">
              <span class="pk__i"
                ><span class="i i-lg i-{{ iconOf(benefit.category) }}" aria-hidden="true"></span
              ></span>
              <b>{{ benefit.name }}</b>
              <span class="small muted"
                >{{ benefit.partnerName }} · {{ benefit.category }} · {{ benefit.packageName }}</span
              >
              <span>{{ benefit.description }}</span>
            </li>
          } @empty {
            <li class="empty">
              <b>Nic nie pasuje do „{{ wanted() }}”.</b><span class="muted">Wpisz krótsze słowo.</span>
            </li>
          }
        </ul>
      }
    } @else if (list.error()) {
      <km-failure class="mt-4" [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton class="mt-4" [lines]="3" [block]="true" />
    }`,
})
export class MyBenefits {
  protected readonly list = httpResource<BenefitList>(() => '/api/resident/benefits');
  protected readonly wanted = signal('');
  protected readonly found = computed(() => {
    const wanted = plain(this.wanted());
    const all = this.list.hasValue() ? this.list.value().benefits : [];
    return all.filter((benefit) => plain(Object.values(benefit).join(' ')).includes(wanted));
  });

  protected iconOf(category: string): string {
    return CATEGORY_ICONS[category] ?? 'redeem';
  }
}
