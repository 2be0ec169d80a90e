import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { ThreadView } from '@karta/contracts';
import { AttachmentLink, plainTime } from '@karta/web-shared';
import { THREAD_FILES } from './threads-api.ts';

/** Shown without unfolding: the last ones, and everything that is new. */
const SHOWN = 2;

/** What was written, the older part folded away (004-103). */
@Component({
  selector: 'km-thread-messages',
  imports: [AttachmentLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './thread-messages.html',
  styleUrl: './thread-messages.css',
})
export class ThreadMessages {
  readonly messages = input.required<ThreadView['messages']>();
  protected readonly isUnfolded = signal(false);
  protected readonly folded = computed(() => {
    const firstNew = this.messages().findIndex(({ isNew }) => isNew);
    const last = Math.max(0, this.messages().length - SHOWN);
    return this.isUnfolded() ? 0 : firstNew < 0 ? last : Math.min(firstNew, last);
  });
  protected readonly shown = computed(() => this.messages().slice(this.folded()));
  protected readonly shownAt = THREAD_FILES.shownAt;
  protected readonly plainTime = plainTime;
}
