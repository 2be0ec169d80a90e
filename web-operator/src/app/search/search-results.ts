import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CardRow, OfficeApplicationRow, ResidentRow } from '@karta/contracts';
import {
  APPLICATION_STATUS,
  CARD_STATUS,
  FailureNote,
  plainDate,
  pluralForm,
  Skeleton,
  StatusChip,
} from '@karta/web-shared';
import { APPLICATION_LIST } from '../applications/application-columns.ts';
import { CARD_LIST } from '../cards/card-columns.ts';
import type { ListEnd } from '../lists/list-kind.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { RESIDENT_LIST } from '../residents/resident-columns.ts';
import { OperatorAccess } from '../session/operator-access.ts';

/** So many of each are shown; the register has the others. */
const MOST_SHOWN = 10;

/** A person or a number, looked for in every register that this operator reads. */
@Component({
  selector: 'km-search-results',
  imports: [FailureNote, MarkedText, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './search-results.html',
})
export class SearchResults {
  /** What was typed into the search on top; the router gives nothing where the address has no search. */
  readonly szukaj = input<string>();
  protected readonly access = inject(OperatorAccess);
  protected readonly wanted = computed(() => (this.szukaj() ?? '').trim());
  protected readonly residents = this.found<ListEnd & { residents: readonly ResidentRow[] }>(
    'person.read',
    RESIDENT_LIST.url,
    ['name', 'card', 'phone', 'email'],
  );
  protected readonly applications = this.found<ListEnd & { applications: readonly OfficeApplicationRow[] }>(
    'application.read',
    APPLICATION_LIST.url,
    ['number', 'holder'],
  );
  protected readonly cards = this.found<ListEnd & { cards: readonly CardRow[] }>('card.read', CARD_LIST.url, [
    'number',
    'holder',
    'application',
  ]);
  protected readonly someResidents = computed(() => this.residents.value()?.residents.slice(0, MOST_SHOWN) ?? []);
  protected readonly someApplications = computed(
    () => this.applications.value()?.applications.slice(0, MOST_SHOWN) ?? [],
  );
  protected readonly someCards = computed(() => this.cards.value()?.cards.slice(0, MOST_SHOWN) ?? []);
  /** „Znaleziono: 2 wnioski, 1 karta”, once both have answered. */
  protected readonly summary = computed(() => {
    const parts = [
      countOf(this.residents, RESIDENT_LIST.noun),
      countOf(this.applications, APPLICATION_LIST.noun),
      countOf(this.cards, CARD_LIST.noun),
    ].filter((part) => part !== null);
    const lists = [this.residents, this.applications, this.cards];
    return lists.some((list) => list.isLoading()) ? '' : parts.join(', ');
  });
  protected readonly applicationStatus = APPLICATION_STATUS;
  protected readonly cardStatus = CARD_STATUS;
  protected readonly plainDate = plainDate;

  private found<List>(right: string, url: string, columns: readonly string[]): HttpResourceRef<List | undefined> {
    return httpResource<List>(() => {
      const search = this.wanted();
      const isAsked = search !== '' && this.access.may(right);
      return isAsked ? { url, params: { search: search.slice(0, 100), columns: columns.join() } } : undefined;
    });
  }
}

/** „12 wniosków”; null where nothing was asked or answered. */
function countOf<List extends ListEnd>(
  list: HttpResourceRef<List | undefined>,
  noun: readonly [string, string, string],
): string | null {
  const total = list.hasValue() ? list.value()?.total : undefined;
  if (!total) return null;
  return `${total.count.toLocaleString('pl')}${total.capped ? '+' : ''} ${pluralForm(total.count, ...noun)}`;
}
