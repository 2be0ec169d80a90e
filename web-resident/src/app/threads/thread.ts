import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, plainTime, readAnew, Skeleton, StatusChip } from '@karta/web-shared';
import { ThreadMessages } from './thread-messages.ts';
import { ThreadReply } from './thread-reply.ts';
import { threadStatus } from './thread-status.ts';
import { threadView } from './threads-api.ts';
import { UnreadThreads } from './unread-threads.ts';

/** One matter, where the letters about it lead (004-102 to 004-104). */
@Component({
  selector: 'km-thread',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip, ThreadMessages, ThreadReply],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './thread.html',
  styleUrl: './thread.css',
})
export class Thread {
  protected readonly readAnew = readAnew;
  readonly id = input.required<string>();
  protected readonly view = threadView(() => this.id());
  protected readonly plainTime = plainTime;
  protected readonly statusOf = threadStatus;

  constructor() {
    const unread = inject(UnreadThreads);
    effect(() => {
      if (this.view.hasValue()) untracked(() => unread.reload());
    });
  }
}
