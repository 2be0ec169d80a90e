import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { TimelineEntry } from '@karta/contracts';
import { nearTime, plainDate, timelineWord } from '@karta/web-shared';

/** What happened to an application, oldest first; the last entry is now. */
@Component({
  selector: 'km-course',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ol class="tl tl--sm">
    @for (entry of entries(); track $index; let last = $last) {
      @let word = timelineWord(entry.code);
      <li [class.is-now]="last" [attr.aria-current]="last ? 'step' : null">
        <span class="dot"><span class="i i-{{ word.icon }}" aria-hidden="true"></span></span>
        <div>
          <h3>{{ word.word }}</h3>
          <time [attr.datetime]="entry.at">{{ nearTime(entry.at) }}</time>
          @if (entry.note) {
            <p class="small prewrap">„{{ entry.note }}”</p>
          }
          @if (entry.due) {
            <p class="small muted">do {{ plainDate(entry.due) }}</p>
          }
        </div>
      </li>
    }
  </ol>`,
})
export class CourseList {
  readonly entries = input.required<readonly TimelineEntry[]>();
  protected readonly timelineWord = timelineWord;
  protected readonly nearTime = nearTime;
  protected readonly plainDate = plainDate;
}
