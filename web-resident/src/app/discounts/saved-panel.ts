import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { UsedDiscount } from '@karta/contracts';
import { zloty } from '@karta/web-shared';
import { monthWord } from './month-word.ts';
import { monthsOf, savedBy, spanOf } from './used-order.ts';

/** Months in the picture; the list beside it has them all. */
const MOST_BARS = 6;
const HIGHEST = 72;

/** „Łącznie zaoszczędzono” with the last months as bars: the same numbers as the headings of the list (004-95). */
@Component({
  selector: 'km-saved-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="sum" aria-labelledby="lacznie">
    <h2 id="lacznie" i18n="@@benefits.total">Łącznie zaoszczędzono</h2>
    <p class="big">{{ zloty(total()) }}</p>
    @if (span(); as days) {
      <p class="small" i18n="@@benefits.span">
        od {{ days.from }} do {{ days.to }}, wykorzystane ulgi: {{ used().length }}
      </p>
    }
    @if (bars().length > 0) {
      <ol class="bars" aria-label="Oszczędności w miesiącach" i18n-aria-label="@@benefits.by-month">
        @for (bar of bars(); track bar.month) {
          <li>
            <span>{{ bar.words }}</span><i [style.height.px]="bar.height" aria-hidden="true"></i
            ><small
              >{{ bar.short }}<span class="sr"> {{ bar.month.slice(0, 4) }}</span></small
            >
          </li>
        }
      </ol>
    }
  </section>`,
  styleUrl: './saved-panel.css',
})
export class SavedPanel {
  readonly used = input.required<readonly UsedDiscount[]>();
  protected readonly total = computed(() => savedBy(this.used()));
  protected readonly span = computed(() => spanOf(this.used()));
  protected readonly bars = computed(() => {
    const months = monthsOf(this.used())
      .toSorted((one, other) => one.month.localeCompare(other.month))
      .slice(-MOST_BARS);
    const most = Math.max(1, ...months.map(({ saved }) => saved));
    return months.map(({ month, saved }) => ({
      month,
      words: zloty(saved).replace('\u00a0zł', ''),
      short: monthWord(month, 'short'),
      height: Math.max(3, Math.round((saved / most) * HIGHEST)),
    }));
  });
  protected readonly zloty = zloty;
}
