import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { CardDesignVersion } from '@karta/contracts';
import { nearTime, pluralForm } from '@karta/web-shared';

/** Every published version, how many cards it made, and the way back to it. */
@Component({
  selector: 'km-design-versions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section aria-labelledby="cd-wersje">
    <h2 id="cd-wersje">Wersje</h2>
    <ol class="versions">
      @for (version of versions(); track version.version) {
        <li [attr.aria-current]="version.version === shown() || null" [class.is-shown]="version.version === shown()">
          <div class="row row--wrap">
            <h3 class="grow">Wersja {{ version.version }}</h3>
            @if ($first) {
              <span class="chip chip--sm chip--success"
                ><span class="i i-check_circle" aria-hidden="true"></span>w druku</span
              >
            } @else {
              <button type="button" class="btn btn--sm btn--secondary" (click)="restored.emit(version.version)">
                Przywróć<span class="sr"> wersję {{ version.version }} jako szkic</span>
              </button>
            }
          </div>
          <p class="small muted">
            {{ nearTime(version.publishedAt) }},
            {{ version.publishedBy === null ? 'z wydania programu' : version.publishedBy || 'nieznana osoba' }} ·
            {{ cardsWord(version.cards) }}
          </p>
          @if (version.note) {
            <p>„{{ version.note }}”</p>
          }
        </li>
      }
    </ol>
  </section>`,
})
export class DesignVersions {
  readonly versions = input.required<readonly CardDesignVersion[]>();
  /** The version that was asked for by its address. */
  readonly shown = input<number>();
  readonly restored = output<number>();
  protected readonly nearTime = nearTime;
  protected cardsWord(count: number): string {
    return `${count} ${pluralForm(count, 'karta', 'karty', 'kart')}`;
  }
}
