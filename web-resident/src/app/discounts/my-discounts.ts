import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DiscountList, UsedDiscountList } from '@karta/contracts';
import { FailureNote, plainTime, Skeleton, zloty } from '@karta/web-shared';
import { AvailableDiscounts } from './available-discounts.ts';
import { CategoryIcon } from './category-icon.ts';
import { monthWord } from './month-word.ts';
import { SavedPanel } from './saved-panel.ts';
import { monthsOf, sieved, USED_ORDERS, type Sieve, type UsedOrder } from './used-order.ts';

/** Lines of the list before it is unfolded. */
const PAGE = 20;
const ORDER_WORDS: Readonly<Record<UsedOrder, string>> = {
  newest: $localize`:@@order.newest:Od najnowszego`,
  oldest: $localize`:@@order.oldest:Od najstarszego`,
  'most-saved': $localize`:@@benefits.by-saved:Od największej oszczędności`,
  name: $localize`:@@benefits.by-name:Według nazwy`,
};

/** Used discounts, what they saved, and what else there is (manual, chapter 9). */
@Component({
  selector: 'km-my-discounts',
  imports: [AvailableDiscounts, CategoryIcon, FailureNote, RouterLink, SavedPanel, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-discounts.html',
  styleUrl: './my-discounts.css',
})
export class MyDiscounts {
  protected readonly list = httpResource<UsedDiscountList>(() => '/api/resident/used-discounts');
  protected readonly available = httpResource<DiscountList>(() => '/api/resident/discounts');
  protected readonly sieve = signal<Sieve>({ words: '', from: '', to: '', order: 'newest' });
  protected readonly all = computed(() => (this.list.hasValue() ? this.list.value().used : []));
  protected readonly found = computed(() => sieved(this.all(), this.sieve()));
  private readonly lines = linkedSignal<Sieve, number>({ source: this.sieve, computation: () => PAGE });
  /** In an order that is not by time the months would stand in pieces. */
  protected readonly isByMonth = computed(() => ['newest', 'oldest'].includes(this.sieve().order));
  protected readonly groups = computed(() => {
    const shown = this.found().slice(0, this.lines());
    if (!this.isByMonth()) return [{ month: '', used: shown, saved: 0 }];
    const whole = new Map(monthsOf(this.found()).map(({ month, saved }) => [month, saved]));
    return monthsOf(shown).map((each) => ({ ...each, saved: whole.get(each.month) ?? each.saved }));
  });
  protected readonly left = computed(() => Math.max(0, this.found().length - this.lines()));
  protected readonly orders = USED_ORDERS.map((code) => ({ code, word: ORDER_WORDS[code] }));
  protected readonly zloty = zloty;
  protected readonly plainTime = plainTime;
  protected readonly monthWord = monthWord;

  protected narrow(change: Partial<Sieve>): void {
    this.sieve.update((before) => ({ ...before, ...change }));
  }

  protected setOrder(value: string): void {
    this.narrow({ order: USED_ORDERS.find((order) => order === value) ?? 'newest' });
  }

  protected unfold(): void {
    this.lines.update((lines) => lines + PAGE);
  }
}
