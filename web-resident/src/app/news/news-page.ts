import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NewsList } from '@karta/contracts';
import { FailureNote, Skeleton } from '@karta/web-shared';
import { PageLanguage } from '../frames/page-language.ts';
import { NewsHead } from './news-head.ts';

/** One piece of news in full. */
@Component({
  selector: 'km-news-page',
  imports: [FailureNote, NewsHead, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a class="crumb" routerLink="/aktualnosci"
      ><span class="i i-arrow_back" aria-hidden="true"></span><ng-container i18n="@@news">Aktualności</ng-container></a
    >
    @if (item(); as shown) {
      <article class="legal">
        <km-news-head [item]="shown" />
        <h1 [attr.lang]="language.ofCity">{{ shown.title }}</h1>
        <p [attr.lang]="language.ofCity">{{ shown.lead }}</p>
        @for (paragraph of shown.paragraphs; track $index) {
          <p class="prewrap" [attr.lang]="language.ofCity">{{ paragraph }}</p>
        }
      </article>
    } @else if (list.hasValue()) {
      <h1 i18n="@@news.gone">Tego komunikatu już nie ma</h1>
      <p class="lead" i18n="@@news.gone-words">Jego czas minął albo miasto go wycofało. Inne znajdziesz na liście.</p>
    } @else if (list.error()) {
      <h1 i18n="@@news">Aktualności</h1>
      <km-failure class="mt-4" [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <h1 i18n="@@news">Aktualności</h1>
      <km-skeleton class="mt-4" [lines]="5" />
    }`,
})
export class NewsPage {
  readonly id = input.required<string>();
  protected readonly language = inject(PageLanguage);
  protected readonly list = httpResource<NewsList>(() => '/api/resident/news');
  protected readonly item = computed(() =>
    this.list.hasValue() ? this.list.value().news.find(({ id }) => id === this.id()) : undefined,
  );
}
