import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { OfficeApplicationRow } from '@karta/contracts';
import { APPLICATION_STATUS, applicationTypeWord, StatusChip } from '@karta/web-shared';
import { Peek, settled } from '../application-file/peek.ts';
import { applicationDetail } from './application-api.ts';

/** An application before it is opened. */
@Component({
  selector: 'km-application-preview',
  imports: [Peek, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'peek__in' },
  template: `<km-peek [file]="file()" [isLoading]="resource.isLoading()" [to]="['/wnioski', row().id]">
    <h2>{{ row().holderName || 'Wniosek' }}</h2>
    <p class="muted">Wniosek {{ row().number }} · {{ typeWord(row().type) }}</p>
    <p class="mt-1"><km-status [status]="status()" [small]="true" /></p>
  </km-peek>`,
})
export class ApplicationPreview {
  readonly row = input.required<OfficeApplicationRow>();
  protected readonly resource = applicationDetail(settled(computed(() => this.row().id)));
  protected readonly file = computed(() => {
    const detail = this.resource.hasValue() ? this.resource.value() : undefined;
    return detail?.id === this.row().id ? detail.file : null;
  });
  protected readonly status = computed(() => APPLICATION_STATUS[this.row().state]);
  protected readonly typeWord = applicationTypeWord;
}
