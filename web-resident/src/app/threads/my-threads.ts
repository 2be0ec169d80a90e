import { ChangeDetectionStrategy, Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, plainTime, Skeleton, StatusChip } from '@karta/web-shared';
import { OfficeContact } from './office-contact.ts';
import { fits, sieved, THREAD_FILTERS, THREAD_ORDERS, type ThreadFilter, type ThreadOrder } from './thread-order.ts';
import { threadStatus } from './thread-status.ts';
import { threadList } from './threads-api.ts';

const FILTER_WORDS: Readonly<Record<ThreadFilter, string>> = {
  all: $localize`:@@threads.all:Wszystkie`,
  unread: $localize`:@@threads.unread:Nieprzeczytane`,
  active: $localize`:@@threads.filter-active:Aktywne`,
  closed: $localize`:@@threads.filter-closed:Zamknięte`,
};
const ORDER_WORDS: Readonly<Record<ThreadOrder, string>> = {
  'last-message': $localize`:@@threads.by-last:Od ostatniej wiadomości`,
  begun: $localize`:@@threads.by-begun:Od najnowszej daty założenia`,
  oldest: $localize`:@@threads.by-oldest:Od najstarszej daty założenia`,
};

/** What the city and the resident write to each other, sorted and filtered (manual, chapter 10). */
@Component({
  selector: 'km-my-threads',
  imports: [FailureNote, OfficeContact, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-threads.html',
  styleUrl: './my-threads.css',
})
export class MyThreads {
  protected readonly list = threadList();
  protected readonly filter = signal<ThreadFilter>('all');
  protected readonly order = signal<ThreadOrder>('last-message');
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().threads : []));
  protected readonly shown = computed(() => sieved(this.rows(), this.filter(), this.order()));
  protected readonly filters = computed(() =>
    THREAD_FILTERS.map((code) => ({
      code,
      word: FILTER_WORDS[code],
      count: this.rows().filter((row) => fits(row, code)).length,
    })),
  );
  protected readonly orders = THREAD_ORDERS.map((code) => ({ code, word: ORDER_WORDS[code] }));
  protected readonly statusOf = threadStatus;
  protected readonly plainTime = plainTime;

  protected setOrder(value: string): void {
    this.order.set(THREAD_ORDERS.find((order) => order === value) ?? 'last-message');
  }
}
