import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { NewsItem } from '@karta/contracts';
import { plainDate, plainTime } from '@karta/web-shared';
import { PageLanguage } from '../frames/page-language.ts';

/** Kind and day of a piece of news; a state only where there is a last day or a disturbance. */
@Component({
  selector: 'km-news-head',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="row row--wrap">
    @if (item().isDisturbance) {
      <span class="chip chip--info chip--sm"
        ><span class="i i-build_circle" aria-hidden="true"></span
        ><ng-container i18n="@@news.disturbance">Utrudnienie</ng-container></span
      >
    }
    @if (item().dueOn) {
      <span class="chip chip--warning chip--sm"
        ><span class="i i-event_upcoming" aria-hidden="true"></span
        ><ng-container i18n="@@news.due">Termin {{ due() }}</ng-container></span
      >
    }
    <span class="small muted"
      ><span [attr.lang]="language.ofCity">{{ item().category }}</span
      >, <time [attr.datetime]="item().publishedAt">{{ at() }}</time></span
    >
  </p>`,
})
export class NewsHead {
  readonly item = input.required<NewsItem>();
  protected readonly language = inject(PageLanguage);
  protected readonly due = computed(() => plainDate(this.item().dueOn));
  protected readonly at = computed(() => plainTime(this.item().publishedAt));
}
