import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OfficeThread } from '@karta/contracts';
import { Deadline, FailureNote, readAnew, readAtEach, Skeleton, StatusChip } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { TaskWatch } from '../task-watch.ts';
import { Conversation } from './conversation.ts';
import { ReplyBox } from './reply-box.ts';
import { ThreadFacts } from './thread-facts.ts';
import { officeThread } from './threads-api.ts';
import { THREAD_STATUS } from './thread-words.ts';

/** One conversation: what was written, where the office writes, and whose it is (004-97 to 004-104). */
@Component({
  selector: 'km-thread-screen',
  imports: [Conversation, Deadline, FailureNote, ReplyBox, RouterLink, Skeleton, StatusChip, ThreadFacts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="work">
    <div class="dh">
      <a class="btn btn--icon btn--secondary" routerLink="/sprawy" aria-label="Wróć do spraw"
        ><span class="i i-arrow_back" aria-hidden="true"></span
      ></a>
      @if (thread(); as open) {
        <div class="grow">
          <div class="row row--wrap">
            <h1>{{ open.subject || 'Sprawa ' + open.number }}</h1>
            <km-status [status]="status()" [small]="true" />
          </div>
          <p class="muted">Sprawa {{ open.number }} · {{ open.typeName }}</p>
        </div>
        @if (open.answerDue) {
          <km-deadline prefix="Odpowiedz: " [workingDaysLeft]="open.workingDaysLeft" />
        }
      } @else {
        <h1>Sprawa</h1>
      }
    </div>
    @if (thread(); as open) {
      <div class="talk">
        <section class="panel talk__main" aria-label="Rozmowa">
          <div class="talk__said" tabindex="0" role="region" aria-label="Wiadomości, przewijane">
            <km-conversation [thread]="open" />
          </div>
          <km-reply-box [thread]="open" (changed)="readAnew(resource)" />
        </section>
        <aside class="panel talk__facts" aria-label="O sprawie" tabindex="0">
          <km-thread-facts [thread]="open" (changed)="readAnew(resource)" />
        </aside>
      </div>
    } @else if (resource.error()) {
      <km-failure [error]="resource.error()" (retry)="resource.reload()" />
    } @else {
      <km-skeleton [lines]="3" [block]="true" />
    }
  </div>`,
})
export class ThreadScreen {
  protected readonly readAnew = readAnew;
  readonly id = input.required<string>();
  protected readonly resource = officeThread(() => this.id());
  /** The conversation stays on the screen while it is read again. */
  protected readonly thread = linkedSignal<OfficeThread | undefined, OfficeThread | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? (previous?.value?.id === this.id() ? previous.value : undefined),
  });
  protected readonly status = computed(() => THREAD_STATUS[this.thread()?.state ?? 'open']);

  constructor() {
    const router = inject(Router);
    readAtEach(inject(TaskWatch).changes, this.resource);
    inject(Keyboard).while({ Escape: () => void router.navigate(['/sprawy']) });
  }
}
