import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DiscountList } from '@karta/contracts';
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
  selector: 'km-my-discounts',
  imports: [FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Moje benefity</h1>
    <p class="lead">Zniżki, które daje Twoja karta. Pokaż ją przed zapłaceniem.</p>
    @if (list.hasValue()) {
      @if (list.value().discounts.length === 0) {
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
        <ul class="discounts">
          @for (discount of found(); track discount.name + discount.partnerName) {
            <li class="panel panel--sm">
              <span class="pk__i"
                ><span class="i i-lg i-{{ iconOf(discount.category) }}" aria-hidden="true"></span
              ></span>
              <b>{{ discount.name }}</b>
              <span class="small muted"
                >{{ discount.partnerName }} · {{ discount.category }} · {{ discount.packageName }}</span
              >
              <span>{{ discount.description }}</span>
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
export class MyDiscounts {
  protected readonly list = httpResource<DiscountList>(() => '/api/resident/discounts');
  protected readonly wanted = signal('');
  protected readonly found = computed(() => {
    const wanted = plain(this.wanted());
    const all = this.list.hasValue() ? this.list.value().discounts : [];
    return all.filter((discount) => plain(Object.values(discount).join(' ')).includes(wanted));
  });

  protected iconOf(category: string): string {
    return CATEGORY_ICONS[category] ?? 'redeem';
  }
}
