import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CampaignReport } from '@karta/contracts';
import { nearTime, plainDate, plainTime } from '@karta/web-shared';

const [WIDTH, LEFT, BASE, TOP] = [900, 44, 190, 26];
const SPAN_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const WORDS = { minute: 'minutę', hour: 'godzinę', day: 'dzień' } as const;
const LEAST_SPANS = 12;
/** So many marks fit below the bars. */
const MOST_MARKS = 8;

/** Messages in each span of time, with its pauses; the same as a list of them. */
@Component({
  selector: 'km-campaign-flow',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './campaigns.css',
  template: `<h3>Tempo na {{ span() }}</h3>
    @if (report().flow.length === 0) {
      <p class="muted">Nic jeszcze nie wyszło.</p>
    } @else {
      <div class="drawn" tabindex="0" role="region" aria-label="Wykres tempa, przewijany">
        <svg class="flow" [attr.viewBox]="'0 0 ' + size.WIDTH + ' 230'" role="img" aria-labelledby="tempo-w-czasie">
          <title id="tempo-w-czasie">{{ summary() }}</title>
          @for (rest of rests(); track rest.x) {
            <rect
              class="rest"
              [attr.x]="rest.x"
              [attr.y]="size.TOP"
              [attr.width]="rest.width"
              [attr.height]="size.BASE - size.TOP"
              rx="4"
            />
            <text class="v" [attr.x]="rest.x + rest.width / 2" [attr.y]="size.TOP + 18" text-anchor="middle">
              przerwa
            </text>
          }
          @for (bar of bars(); track bar.at) {
            <rect
              class="sent"
              [attr.x]="bar.x"
              [attr.y]="bar.y"
              [attr.width]="bar.width"
              [attr.height]="size.BASE - bar.y"
              rx="2"
            />
          }
          @for (mark of marks(); track mark.x) {
            <text [attr.x]="mark.x" [attr.y]="size.BASE + 20" text-anchor="middle">{{ mark.word }}</text>
          }
          <text [attr.x]="size.LEFT - 6" [attr.y]="size.TOP + 4" text-anchor="end">{{ most() }}</text>
          <text [attr.x]="size.LEFT - 6" [attr.y]="size.BASE" text-anchor="end">0</text>
          <path class="ax" [attr.d]="'M' + size.LEFT + ' ' + size.BASE + 'H' + size.WIDTH" />
        </svg>
      </div>
    }
    @if (report().pauses.length > 0) {
      <details>
        <summary>Przerwy ({{ report().pauses.length }})</summary>
        <ul class="left">
          @for (pause of report().pauses; track pause.since) {
            <li>
              {{ nearTime(pause.since) }} – {{ pause.until ? nearTime(pause.until) : 'trwa' }}: {{ pause.reason }}
            </li>
          }
        </ul>
      </details>
    }`,
})
export class CampaignFlow {
  readonly report = input.required<CampaignReport>();
  protected readonly size = { WIDTH, LEFT, BASE, TOP };
  protected readonly nearTime = nearTime;
  protected readonly span = computed(() => WORDS[this.report().span]);
  protected readonly most = computed(() => Math.max(1, ...this.report().flow.map(({ count }) => count)));
  private readonly spanMs = computed(() => SPAN_MS[this.report().span]);
  /** From the first message to the end of the last message or pause. */
  private readonly ends = computed(() => {
    const { flow, pauses } = this.report();
    const from = Date.parse(flow[0]?.at ?? '');
    const last = Date.parse(flow.at(-1)?.at ?? '') + this.spanMs();
    const to = Math.max(
      last,
      from + LEAST_SPANS * this.spanMs(),
      ...pauses.map(({ until }) => Date.parse(until ?? '') || 0),
    );
    return { from, to };
  });
  protected readonly bars = computed(() => {
    const width = (this.spanMs() / this.length()) * (WIDTH - LEFT);
    return this.report().flow.map(({ at, count }) => ({
      at,
      x: this.x(Date.parse(at)) + width * 0.1,
      width: Math.max(1, width * 0.8),
      y: BASE - ((BASE - TOP) * count) / this.most(),
    }));
  });
  protected readonly rests = computed(() => {
    const { to } = this.ends();
    return this.report().pauses.map(({ since, until }) => {
      const x = this.x(Date.parse(since));
      return { x, width: Math.max(2, this.x(until ? Date.parse(until) : to) - x) };
    });
  });
  protected readonly marks = computed(() => {
    const { from } = this.ends();
    const step = Math.max(1, Math.ceil(this.length() / this.spanMs() / MOST_MARKS));
    return Array.from({ length: MOST_MARKS }, (_, n) => from + n * step * this.spanMs())
      .filter((at) => at < this.ends().to)
      .map((at) => ({ x: this.x(at) + 18, word: this.wordOf(new Date(at).toISOString()) }));
  });
  protected readonly summary = computed(() => {
    const { flow, pauses } = this.report();
    const sum = flow.reduce((all, { count }) => all + count, 0);
    return `Wyszło ${sum}, najwięcej ${this.most()} na ${this.span()}. Przerw: ${pauses.length}.`;
  });

  private length(): number {
    return this.ends().to - this.ends().from;
  }

  private x(at: number): number {
    const { from, to } = this.ends();
    return LEFT + ((WIDTH - LEFT) * (Math.min(Math.max(at, from), to) - from)) / this.length();
  }

  private wordOf(at: string): string {
    return this.report().span === 'day' ? plainDate(at.slice(0, 10)) : plainTime(at);
  }
}
