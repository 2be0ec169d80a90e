import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import {
  APPLICATION_STATUS,
  applicationTypeWord,
  Skeleton,
  StatusChip,
  type OfficeApplicationRow,
} from '@karta/web-shared';
import { debounceTime } from 'rxjs';
import { FilePreview } from '../application-file/file-preview.ts';
import { applicationDetail } from './application-api.ts';

const SETTLED_MS = 250;

/** An application before it is opened. */
@Component({
  selector: 'km-application-preview',
  imports: [FilePreview, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'peek__in' },
  template: `<div class="peek__who">
      @if (file()?.photoFileId; as photo) {
        <img class="evidence" src="/api/operator/files/{{ photo }}" alt="" />
      }
      <div>
        <h2>{{ row().holderName }}</h2>
        <p class="muted">Wniosek {{ row().number }} · {{ typeWord(row().type) }}</p>
        <p class="mt-1"><km-status [status]="status()" [small]="true" /></p>
      </div>
    </div>
    @if (file(); as read) {
      <km-file-preview [file]="read" />
    } @else if (resource.isLoading()) {
      <km-skeleton [lines]="6" />
    }
    <a class="btn btn--primary btn--block peek__open" [routerLink]="['/wnioski', row().id]"
      >Otwórz <kbd class="kbd" aria-hidden="true">Enter</kbd></a
    >`,
})
export class ApplicationPreview {
  readonly row = input.required<OfficeApplicationRow>();
  /** Rows that the cursor only passes are not read: each reading is recorded. */
  private readonly settledId = toSignal(toObservable(computed(() => this.row().id)).pipe(debounceTime(SETTLED_MS)));
  protected readonly resource = applicationDetail(this.settledId);
  protected readonly file = computed(() => {
    const detail = this.resource.hasValue() ? this.resource.value() : undefined;
    return detail?.id === this.row().id ? detail.file : null;
  });
  protected readonly status = computed(() => APPLICATION_STATUS[this.row().state]);
  protected readonly typeWord = applicationTypeWord;
}
