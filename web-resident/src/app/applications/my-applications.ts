import { ChangeDetectionStrategy, Component, computed, inject, LOCALE_ID, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApplicationState, ApplicationSummary, FormOffer } from '@karta/contracts';
import { wordOf } from '@karta/domain';
import {
  APPLICATION_STATUS,
  applicationTypeWord,
  FailureNote,
  plainTime,
  Skeleton,
  StatusChip,
  FILE_WORDS,
  formName,
} from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { filteredAndSorted, type Order } from './application-order.ts';
import { applicationTitle } from './application-title.ts';
import { applicationList } from './applications-api.ts';
import { NotYet } from './not-yet.ts';

/** All applications and drafts with filter, order and what may be filed now (004-68 … 004-74). */
@Component({
  selector: 'km-my-applications',
  imports: [FailureNote, NotYet, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-applications.html',
})
export class MyApplications {
  protected readonly facts = inject(CityFacts);
  protected readonly list = applicationList();
  protected readonly words = APPLICATION_STATUS;
  protected readonly plainTime = plainTime;
  /** Of the applications that one was filed together with. */
  protected readonly namesOf = (others: readonly { number: number; holderName: string }[]): string =>
    others.map(({ number, holderName }) => `${holderName} (${number})`).join(', ');
  protected readonly status = signal<ApplicationState | ''>('');
  protected readonly order = signal<Order>('newest');
  private readonly language = inject(LOCALE_ID).slice(0, 2);
  private readonly all = computed(() => (this.list.hasValue() ? this.list.value().applications : []));
  /** Statuses that occur, in the order of the words. */
  protected readonly states = computed(() => {
    const present = new Set(this.all().map(({ state }) => state));
    return (Object.keys(APPLICATION_STATUS) as ApplicationState[]).filter((state) => present.has(state));
  });
  protected readonly shown = computed(() => filteredAndSorted(this.all(), this.status(), this.order()));
  protected readonly offers = computed(() =>
    ((this.list.hasValue() ? this.list.value().offers : undefined) ?? []).filter(({ refusal }) => refusal === null),
  );

  protected setStatus(value: string): void {
    this.status.set(value as ApplicationState | '');
  }

  protected setOrder(value: string): void {
    this.order.set(value as Order);
  }

  protected title(application: ApplicationSummary): string {
    return applicationTitle(application, this.language);
  }

  protected typeName({ type, formNames }: ApplicationSummary): string {
    return formNames ? wordOf(formNames, this.language) : applicationTypeWord(type);
  }

  /** „Złóż wniosek o duplikat karty”, as the manual's buttons say (004-73). */
  protected fileWord(offer: FormOffer): string {
    return offer.names ? formName(offer, this.language) : FILE_WORDS[offer.kind];
  }
}
