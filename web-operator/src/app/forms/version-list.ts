import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { formChanges } from '@karta/domain';
import { nearTime } from '@karta/web-shared';
import type { FormVersion } from './forms-api.ts';
import { changeSentence } from './part-words.ts';

/** Every version of a form, what it changed, and the way back to it. */
@Component({
  selector: 'km-form-versions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ol class="versions">
    @for (row of rows(); track row.version.version) {
      <li>
        <div class="row row--wrap">
          <h3 class="grow">Wersja {{ row.version.version }}</h3>
          @if ($first) {
            <span class="chip chip--sm chip--success"
              ><span class="i i-check_circle" aria-hidden="true"></span>obowiązuje</span
            >
          } @else {
            <button type="button" class="btn btn--sm btn--secondary" (click)="restored.emit(row.version)">
              Przywróć jako nową wersję<span class="sr">: wersja {{ row.version.version }}</span>
            </button>
          }
        </div>
        <p class="small muted">
          {{ nearTime(row.version.publishedAt) }},
          {{ row.version.publishedBy === null ? 'z wydania programu' : row.version.publishedBy || 'nieznana osoba' }}
        </p>
        @if (row.version.news; as news) {
          <p>„{{ news.pl }}”</p>
        }
        <ul class="small">
          @for (sentence of row.changes; track sentence) {
            <li>{{ sentence }}</li>
          } @empty {
            <li>{{ row.isFirst ? 'Pierwsza wersja.' : 'Bez zmian w polach.' }}</li>
          }
        </ul>
      </li>
    }
  </ol>`,
})
export class VersionList {
  /** The newest first. */
  readonly versions = input.required<readonly FormVersion[]>();
  readonly restored = output<FormVersion>();
  protected readonly rows = computed(() =>
    this.versions().map((version, index, all) => {
      const before = all[index + 1];
      const changes = before ? formChanges(before, version).map((each) => changeSentence(each, version)) : [];
      return { version, changes, isFirst: before === undefined };
    }),
  );
  protected readonly nearTime = nearTime;
}
