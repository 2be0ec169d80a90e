import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CampaignAudience } from '@karta/contracts';
import { plainDate } from '@karta/web-shared';

type Wave = NonNullable<CampaignAudience['wave']>;
const [WIDTH, LEFT, BASE, TOP] = [600, 40, 180, 30];
const LEAST_MOST = 4;

/** Applications that a reminder brings on each working day, beside what the office decides on one; the same as a table. */
@Component({
  selector: 'km-campaign-wave',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './campaigns.css',
  template: `<h3>Fala wniosków, gdy wyślesz tak</h3>
    <p class="small muted">
      {{
        wave().isMeasured
          ? 'Po wcześniejszych przypomnieniach wniosek składało ' + wave().answering + ' osób na 100.'
          : 'Liczymy, że wniosek złoży ' +
            wave().answering +
            ' osób na 100; po pierwszej kampanii liczymy z jej wyniku.'
      }}
    </p>
    @if (wave().days.length === 0) {
      <p class="muted">Nikt teraz tego nie dostanie, więc nie będzie wniosków.</p>
    } @else {
      <svg class="wave" [attr.viewBox]="'0 0 ' + size.WIDTH + ' 220'" role="img" aria-labelledby="fala">
        <title id="fala">{{ summary() }}</title>
        @for (bar of bars(); track bar.day) {
          <rect [attr.x]="bar.x" [attr.y]="bar.y" [attr.width]="bar.width" [attr.height]="size.BASE - bar.y" rx="3" />
          @if (bar.isTold) {
            <text class="v" [attr.x]="bar.x + bar.width / 2" [attr.y]="bar.y - 5" text-anchor="middle">
              {{ bar.count }}
            </text>
            <text [attr.x]="bar.x + bar.width / 2" [attr.y]="size.BASE + 18" text-anchor="middle">{{ bar.mark }}</text>
          }
        }
        <path class="ax" [attr.d]="'M' + size.LEFT + ' ' + size.BASE + 'H' + size.WIDTH" />
        @if (limit(); as line) {
          <path class="limit" [attr.d]="'M' + size.LEFT + ' ' + line.y + 'H' + size.WIDTH" />
          <text class="v" [attr.x]="size.WIDTH" [attr.y]="line.y - 6" text-anchor="end">
            biuro załatwia {{ line.perDay }} dziennie
          </text>
        }
      </svg>
      @if (over(); as days) {
        <p class="note note--warning" role="status">
          <span class="i i-warning" aria-hidden="true"></span
          ><span>Przez {{ days }} dni przyjdzie więcej wniosków, niż biuro załatwia. Zmniejsz tempo.</span>
        </p>
      }
      <details>
        <summary>Liczby</summary>
        <table class="table table--plain">
          <thead>
            <tr>
              <th scope="col">Dzień</th>
              <th scope="col" class="r">Wnioski</th>
            </tr>
          </thead>
          <tbody>
            @for (each of wave().days; track each.day) {
              <tr>
                <td>{{ plainDate(each.day) }}</td>
                <td class="num r">{{ each.applications }}</td>
              </tr>
            }
          </tbody>
        </table>
      </details>
    }`,
})
export class CampaignWave {
  readonly wave = input.required<Wave>();
  protected readonly size = { WIDTH, LEFT, BASE };
  protected readonly plainDate = plainDate;
  private readonly most = computed(() =>
    Math.max(LEAST_MOST, this.wave().perDay ?? 0, ...this.wave().days.map(({ applications }) => applications)),
  );
  protected readonly bars = computed(() => {
    const { days } = this.wave();
    const slot = (WIDTH - LEFT) / days.length;
    const each = Math.ceil(days.length / 16);
    return days.map(({ day, applications }, index) => ({
      day,
      count: applications,
      x: LEFT + slot * index + slot * 0.15,
      width: slot * 0.7,
      y: this.y(applications),
      mark: `${Number(day.slice(8))}.${Number(day.slice(5, 7))}`,
      isTold: index % each === 0,
    }));
  });
  protected readonly limit = computed(() => {
    const { perDay } = this.wave();
    return perDay === null ? null : { perDay, y: this.y(perDay) };
  });
  protected readonly over = computed(() => {
    const { days, perDay } = this.wave();
    return perDay === null ? 0 : days.filter(({ applications }) => applications > perDay).length;
  });
  protected readonly summary = computed(() => {
    const highest = Math.max(...this.wave().days.map(({ applications }) => applications));
    const { perDay } = this.wave();
    return `Wnioski w dniach roboczych, najwięcej ${highest} jednego dnia${perDay === null ? '' : `; biuro załatwia ${perDay}`}.`;
  });

  private y(count: number): number {
    return BASE - ((BASE - TOP) * count) / this.most();
  }
}
