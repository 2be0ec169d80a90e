import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OfferList } from '@karta/contracts';
import { FailureNote, plainDate, Skeleton } from '@karta/web-shared';
import { CategoryIcon } from '../discounts/category-icon.ts';
import { plain } from '../discounts/used-order.ts';
import { PageLanguage } from '../frames/page-language.ts';
import { savingWords } from './saving-words.ts';

const PAGE = 12;

/** What partners give to card holders, by category, package, name and street (000-40). */
@Component({
  selector: 'km-offers',
  imports: [CategoryIcon, FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offers.html',
  styleUrl: './offers.css',
})
export class Offers {
  protected readonly language = inject(PageLanguage);
  protected readonly list = httpResource<OfferList>(() => '/api/resident/offers');
  protected readonly sieve = signal({ words: '', pack: '', category: '' });
  private readonly all = computed(() => (this.list.hasValue() ? this.list.value().offers : []));
  private readonly beforeCategory = computed(() => {
    const { words, pack } = this.sieve();
    const wanted = plain(words.trim());
    return this.all().filter(
      (offer) =>
        (pack === '' || offer.packageName === pack) &&
        plain(`${offer.partnerName} ${offer.name} ${offer.description} ${offer.address}`).includes(wanted),
    );
  });
  protected readonly categories = computed(() => {
    const names = [...new Set(this.all().map(({ category }) => category))].toSorted((one, other) =>
      one.localeCompare(other, 'pl'),
    );
    const count = (name: string): number => this.beforeCategory().filter(({ category }) => category === name).length;
    return names.map((name) => ({ name, count: count(name) }));
  });
  protected readonly total = computed(() => this.beforeCategory().length);
  protected readonly packages = computed(() => [...new Set(this.all().map(({ packageName }) => packageName))]);
  protected readonly found = computed(() => {
    const { category } = this.sieve();
    return this.beforeCategory().filter((offer) => category === '' || offer.category === category);
  });
  private readonly lines = linkedSignal({ source: this.sieve, computation: () => PAGE });
  protected readonly shown = computed(() => this.found().slice(0, this.lines()));
  protected readonly left = computed(() => this.found().length - this.shown().length);
  protected readonly saving = savingWords;
  protected readonly plainDate = plainDate;

  protected narrow(change: Partial<{ words: string; pack: string; category: string }>): void {
    this.sieve.update((before) => ({ ...before, ...change }));
  }

  protected unfold(): void {
    this.lines.update((lines) => lines + PAGE);
  }
}
