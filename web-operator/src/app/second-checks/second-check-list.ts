import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SecondCheckList } from '@karta/contracts';
import { applicationTypeWord, FailureNote, nearTime, Skeleton, StatusChip } from '@karta/web-shared';
import { OperatorAccess } from '../session/operator-access.ts';
import { CHECK_STATUS } from './second-check-words.ts';

const TABS = [
  { show: 'waiting', word: 'Do sprawdzenia', none: 'Nic nie czeka na sprawdzenie' },
  { show: 'done', word: 'Sprawdzone', none: 'Nic jeszcze nie sprawdzono' },
  { show: 'own', word: 'Moje decyzje', none: 'Nie wylosowano żadnej z Twoich decyzji' },
] as const;
type Tab = (typeof TABS)[number];

/** Approvals that were drawn for a look by another person, and how many there were by the month (C-13). */
@Component({
  selector: 'km-second-check-list',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './second-check-list.html',
})
export class SecondCheckListScreen {
  private readonly access = inject(OperatorAccess);
  protected readonly tabs = TABS.filter(({ show }) => show === 'own' || this.access.may('application.check'));
  protected readonly tab = linkedSignal<Tab | undefined>(() => this.tabs[0]);
  protected readonly list = httpResource<SecondCheckList>(
    () => `/api/operator/second-checks?show=${this.tab()?.show ?? 'own'}`,
  );
  protected readonly shown = computed(() => (this.list.hasValue() ? this.list.value() : undefined));
  protected readonly statuses = CHECK_STATUS;
  protected readonly typeWord = applicationTypeWord;
  protected readonly nearTime = nearTime;
  protected readonly monthWord = (month: string): string => `${month.slice(5)}.${month.slice(0, 4)}`;
}
