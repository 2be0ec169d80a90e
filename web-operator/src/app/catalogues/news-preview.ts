import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { plainDate, plainTime } from '@karta/web-shared';
import type { Values } from './row-draft.ts';

/** A piece of news as residents will read it, and when. */
@Component({
  selector: 'km-news-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { style: 'display: block' },
  template: `<h3>Podgląd w portalu</h3>
    <p class="small muted" role="status">{{ when() }}</p>
    <article class="panel mt-1" aria-label="Podgląd aktualności">
      <p class="small muted">{{ values()['category'] }}</p>
      <h4>{{ values()['title'] || 'Bez tytułu' }}</h4>
      <p>
        <b>{{ values()['lead'] }}</b>
      </p>
      @for (paragraph of paragraphs(); track $index) {
        <p class="mt-1">{{ paragraph }}</p>
      }
      @if (due(); as day) {
        <p class="mt-1">
          <b>Do {{ day }}</b>
        </p>
      }
    </article>`,
})
export class NewsPreview {
  readonly values = input.required<Values>();
  protected readonly paragraphs = computed(() => {
    const value = this.values()['paragraphs'];
    return Array.isArray(value) ? value.filter((each) => each.trim() !== '') : [];
  });
  protected readonly due = computed(() => {
    const day = this.values()['dueOn'];
    return typeof day === 'string' && day !== '' ? plainDate(day) : null;
  });
  protected readonly when = computed(() => {
    const { publishedAt: from, publishedUntil: until } = this.values();
    if (typeof from !== 'string' || from === '') return 'Wybierz, od kiedy ma być widoczna.';
    const now = new Date().toISOString();
    if (typeof until === 'string' && until < now) return `Już niewidoczna, zniknęła ${plainTime(until)}.`;
    const end = typeof until === 'string' ? `, zniknie ${plainTime(until)}` : '';
    return from > now ? `Pokaże się ${plainTime(from)}${end}.` : `Widoczna od ${plainTime(from)}${end}.`;
  });
}
