import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NewsList } from '@karta/contracts';
import { FailureNote, Skeleton } from '@karta/web-shared';
import { PageLanguage } from '../frames/page-language.ts';
import { plain } from '../discounts/used-order.ts';
import { NewsHead } from './news-head.ts';

const PAGE = 10;

/** What the city has published, by category and by words (000-39). */
@Component({
  selector: 'km-news',
  imports: [FailureNote, NewsHead, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './news.html',
  styleUrl: './news.css',
})
export class News {
  protected readonly language = inject(PageLanguage);
  protected readonly list = httpResource<NewsList>(() => '/api/resident/news');
  protected readonly category = signal('');
  protected readonly words = signal('');
  protected readonly lines = signal(PAGE);
  private readonly all = computed(() => (this.list.hasValue() ? this.list.value().news : []));
  protected readonly categories = computed(() => [...new Set(this.all().map(({ category }) => category))].toSorted());
  protected readonly found = computed(() => {
    const wanted = plain(this.words().trim());
    return this.all().filter(
      ({ category, title, lead, paragraphs }) =>
        (this.category() === '' || category === this.category()) &&
        plain([title, lead, ...paragraphs].join(' ')).includes(wanted),
    );
  });
  protected readonly shown = computed(() => this.found().slice(0, this.lines()));
  protected readonly more = (): void => this.lines.update((lines) => lines + PAGE);
}
