import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Status } from './status-words.ts';

/** A state as icon, word and colour. */
@Component({
  selector: 'km-status',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="chip chip--{{ status().role }}" [class.chip--sm]="small()"
    ><span class="i i-{{ status().icon }}" aria-hidden="true"></span>{{ status().word }}</span
  >`,
})
export class StatusChip {
  readonly status = input.required<Status>();
  readonly small = input(false);
}
