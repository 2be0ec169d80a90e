import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { OfficeThread } from '@karta/contracts';
import { AttachmentLink, nearTime } from '@karta/web-shared';
import { saidLines } from './said-lines.ts';

/** What was written, in its order; remarks of the office are yellow and say so. */
@Component({
  selector: 'km-conversation',
  imports: [AttachmentLink],
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
          <p class="prewrap">{{ line.text }}</p>
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
}
