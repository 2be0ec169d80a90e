import { ChangeDetectionStrategy, Component, input, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { ApplicationFile } from '@karta/contracts';
import { Skeleton } from '@karta/web-shared';
import { debounceTime } from 'rxjs';
import { FilePreview } from './file-preview.ts';

const SETTLED_MS = 250;

/** The id on which the cursor rests: rows that it only passes are not read, since each reading is recorded. */
export const settled = (id: Signal<string>): Signal<string | undefined> =>
  toSignal(toObservable(id).pipe(debounceTime(SETTLED_MS)));

/** A row of a list before it is opened: portrait, what the list itself says of it, the file, the way in. */
@Component({
  selector: 'km-peek',
  imports: [FilePreview, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'peek__in' },
  template: `<div class="peek__who">
      @if (file()?.photoFileId; as photo) {
        <img class="evidence" src="/api/operator/files/{{ photo }}" alt="" />
      }
      <div><ng-content /></div>
    </div>
    @if (file(); as read) {
      <km-file-preview [file]="read" />
    } @else if (isLoading()) {
      <km-skeleton [lines]="6" />
    }
    <a class="btn btn--primary btn--block peek__open" [routerLink]="to()"
      >Otwórz <kbd class="kbd" aria-hidden="true">Enter</kbd></a
    >`,
})
export class Peek {
  readonly file = input.required<ApplicationFile | null>();
  readonly isLoading = input.required<boolean>();
  readonly to = input.required<readonly string[]>();
}
