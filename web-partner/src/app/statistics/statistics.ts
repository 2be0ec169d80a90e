import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, linkedSignal, signal } from '@angular/core';
import type { DeskStatistics, RedemptionSum } from '@karta/contracts';
import { addDays, addYears, isCivilDate } from '@karta/domain';
import { FailureNote, plainDate, Skeleton, TextField, todayIn, zloty } from '@karta/web-shared';

interface Line extends RedemptionSum {
  readonly what: string;
}

/** How many discounts were used, by day, month and offer; no persons (G-5). */
@Component({
  selector: 'km-statistics',
  imports: [FailureNote, Skeleton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './statistics.html',
})
export class Statistics {
  protected readonly from = signal(addDays(todayIn(), -29));
  protected readonly until = signal(todayIn());
  protected readonly error = computed(() => {
    const [from, until] = [this.from(), this.until()];
    if (!isCivilDate(from) || !isCivilDate(until)) return 'Wybierz oba dni';
    if (until < from) return 'Ten dzień jest przed pierwszym';
    return until > addYears(from, 1) ? 'Wybierz rok albo mniej' : null;
  });
  protected readonly resource = httpResource<DeskStatistics>(() =>
    this.error() === null ? `/api/desk/statistics?from=${this.from()}&until=${this.until()}` : undefined,
  );
  protected readonly found = linkedSignal<DeskStatistics | undefined, DeskStatistics | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  protected readonly tables = computed((): { heading: string; first: string; lines: Line[] }[] => {
    const found = this.found();
    if (!found) return [];
    return [
      { heading: 'Według ofert', first: 'Oferta', lines: found.offers.map((row) => ({ ...row, what: row.name })) },
      {
        heading: 'Według miesięcy',
        first: 'Miesiąc',
        lines: found.months.map((row) => ({ ...row, what: monthOf(row) })),
      },
      {
        heading: 'Według dni',
        first: 'Dzień',
        lines: found.days.map((row) => ({ ...row, what: plainDate(row.date) })),
      },
    ];
  });
  protected readonly zloty = zloty;
}

/** „11.2026” */
const monthOf = ({ month }: { month: string }): string => month.split('-').toReversed().join('.');
