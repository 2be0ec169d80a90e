import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { UnreadThreads } from '../threads/unread-threads.ts';

/** Beside „Moje sprawy”: how many individual matters have something unread (004-107). */
@Component({
  selector: 'km-unread-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (unread.count(); as count) {
    <span class="badge"><span class="sr" i18n="@@menu.unread">, nieprzeczytane: </span>{{ count }}</span>
  }`,
})
export class UnreadBadge {
  protected readonly unread = inject(UnreadThreads);
}
