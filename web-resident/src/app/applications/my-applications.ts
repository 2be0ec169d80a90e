import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApplicationState } from '@karta/contracts';
import {
  APPLICATION_STATUS,
  FailureNote,
  plainTime,
  Skeleton,
  StatusChip,
  applicationTypeWord,
} from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { applicationTitle } from './application-title.ts';
import { applicationList } from './applications-api.ts';
import { filteredAndSorted, type Order } from './application-order.ts';
import { NotYet } from './not-yet.ts';

/** All applications and drafts, filtered by status, sorted by date (manual, chapter 6). */
@Component({
  selector: 'km-my-applications',
  imports: [FailureNote, NotYet, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-applications.html',
})
export class MyApplications {
  protected readonly facts = inject(CityFacts);
  protected readonly list = applicationList();
  protected readonly status = signal<ApplicationState | ''>('');
  protected readonly order = signal<Order>('newest');
  protected readonly words = APPLICATION_STATUS;
  protected readonly title = applicationTitle;
  protected readonly typeWord = applicationTypeWord;
  protected readonly plainTime = plainTime;
  private readonly all = computed(() => (this.list.hasValue() ? this.list.value().applications : []));
  protected readonly shown = computed(() => filteredAndSorted(this.all(), this.status(), this.order()));
  /** Only the states that occur, so that no filter leads to nothing. */
  protected readonly states = computed(() => [...new Set(this.all().map((application) => application.state))]);

  protected setStatus(value: string): void {
    this.status.set(this.states().find((state) => state === value) ?? '');
  }

  protected setOrder(value: string): void {
    this.order.set(value === 'oldest' ? 'oldest' : 'newest');
  }
}
