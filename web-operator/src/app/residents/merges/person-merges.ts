import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { PersonDetail } from '@karta/contracts';
import { nearTime } from '@karta/web-shared';
import { ReasonDialog } from '../../reasons/reason-dialog.ts';
import { MergesApi } from './merges-api.ts';

type Merge = PersonDetail['merges'][number];

/** Entries that went into this one, each to be taken apart again with a reason. */
@Component({
  selector: 'km-person-merges',
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (merge of person().merges; track merge.id) {
      <div class="note note--quiet">
        <span class="i i-group" aria-hidden="true"></span>
        <span class="row row--wrap between">
          <span
            >Z tym wpisem połączono: <b>{{ merge.name }}</b>, {{ nearTime(merge.at) }}, {{ merge.by }}. Powód:
            {{ merge.reason }}</span
          >
          @if (canUndo()) {
            <button type="button" class="btn btn--sm btn--secondary" (click)="undoing.set(merge)">
              Rozdziel…<span class="sr"> {{ merge.name }}</span>
            </button>
          }
        </span>
      </div>
    }
    @if (undoing(); as merge) {
      <km-reason
        heading="Rozdzielić wpisy?"
        [hint]="
          'Wszystko, co przeszło z wpisu „' + merge.name + '”, wróci do niego. Co doszło później, zostanie tutaj.'
        "
        button="Rozdziel"
        [act]="undo(merge)"
        (closed)="undoing.set(null)"
        (done)="undone.emit()"
      />
    }`,
})
export class PersonMerges {
  readonly person = input.required<PersonDetail>();
  readonly canUndo = input.required<boolean>();
  readonly undone = output();
  protected readonly undoing = signal<Merge | null>(null);
  protected readonly nearTime = nearTime;
  private readonly api = inject(MergesApi);

  protected readonly undo = (merge: Merge) => (reason: string, key: string) =>
    this.api.undo(this.person().id, merge.id, reason, key);
}
