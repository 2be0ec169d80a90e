import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { DeskDay, RedemptionRow } from '@karta/contracts';
import { isCivilDate } from '@karta/domain';
import { FailureNote, plainTime, readAnew, Skeleton, TextField, todayIn, zloty } from '@karta/web-shared';
import { DeskAccess } from '../session/desk-access.ts';
import { dayAsCsv } from './day-as-csv.ts';
import { UndoDialog } from './undo-dialog.ts';

/** A day at the till: sums, by person for a manager, each redemption, and taking one back. */
@Component({
  selector: 'km-day',
  imports: [FailureNote, Skeleton, TextField, UndoDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './day.html',
})
export class Day {
  protected readonly date = signal(todayIn());
  protected readonly dateError = computed(() => (isCivilDate(this.date()) ? null : 'Wybierz dzień'));
  protected readonly resource = httpResource<DeskDay>(() =>
    isCivilDate(this.date()) ? `/api/desk/day?date=${this.date()}` : undefined,
  );
  /** The day stays on the screen while it is read again. */
  protected readonly day = linkedSignal<DeskDay | undefined, DeskDay | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  protected readonly undone = signal<RedemptionRow | null>(null);
  protected readonly access = inject(DeskAccess);
  protected readonly zloty = zloty;
  protected readonly time = plainTime;

  protected reversed(): void {
    this.undone.set(null);
    readAnew(this.resource);
  }

  /** The browser writes the file: what is on the screen leaves, nothing else. */
  protected saveFile(day: DeskDay): void {
    const address = URL.createObjectURL(new Blob([dayAsCsv(day)], { type: 'text/csv;charset=utf-8' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: `kasa-${day.date}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address));
  }
}
