import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OfferList } from '@karta/contracts';
import { FailureNote, plainDate, Skeleton } from '@karta/web-shared';
import { CategoryIcon } from '../discounts/category-icon.ts';
import { PageLanguage } from '../frames/page-language.ts';
import { savingWords } from './saving-words.ts';

/** One discount: how much, for whom, where and until when. */
@Component({
  selector: 'km-offer-page',
  imports: [CategoryIcon, FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offer-page.html',
  styleUrl: './offer-page.css',
})
export class OfferPage {
  readonly id = input.required<string>();
  protected readonly language = inject(PageLanguage);
  protected readonly list = httpResource<OfferList>(() => '/api/resident/offers');
  protected readonly offer = computed(() =>
    this.list.hasValue() ? this.list.value().offers.find(({ id }) => id === this.id()) : undefined,
  );
  protected readonly saving = savingWords;
  protected readonly plainDate = plainDate;
}
