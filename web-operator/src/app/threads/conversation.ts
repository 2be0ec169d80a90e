import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { OfficeThread } from '@karta/contracts';
import { AttachmentLink, nearTime } from '@karta/web-shared';
import { MentionWatch } from '../notes/mention-watch.ts';
import { NoteText } from '../notes/note-text.ts';
import { saidLines } from './said-lines.ts';

/** What was written, in its order; remarks of the office are yellow and say so. */
@Component({
  selector: 'km-conversation',
  imports: [AttachmentLink, NoteText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ol class="said">
    @for (line of lines(); track line.id) {
      <li class="said__line" [class.said__line--us]="line.kind !== 'resident'">
        <p class="small">
          <b>{{ line.who }}</b>
          <span class="muted">
            {{ nearTime(line.at) }}
            @if (line.kind === 'note') {
              · widzi tylko urząd
            } @else if (line.isRead !== null) {
              · {{ line.isRead ? 'przeczytana' : 'jeszcze nieotwarta' }}
            }
          </span>
        </p>
        <div class="bub" [class.bub--us]="line.kind === 'office'" [class.bub--in]="line.kind === 'note'">
          <km-note-text [note]="line" />
          @for (file of line.files; track file.fileId) {
            <km-attachment-link [file]="file" shownAt="/api/operator/files" />
          }
        </div>
      </li>
    }
  </ol>`,
})
export class Conversation {
  readonly thread = input.required<OfficeThread>();
  protected readonly lines = computed(() => saidLines(this.thread()));
  protected readonly nearTime = nearTime;

  constructor() {
    const watch = inject(MentionWatch);
    effect(() => watch.seen({ kind: 'thread', id: this.thread().id }, this.thread().notes));
  }
}
