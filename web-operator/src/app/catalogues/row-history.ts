import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CatalogueHistory, CatalogueList } from '@karta/contracts';
import type { CatalogueName } from '@karta/domain';
import { FailureNote, nearTime, readAnew } from '@karta/web-shared';
import { catalogueHistory } from './catalogues-api.ts';
import { changedLines } from './changed-lines.ts';

type Change = CatalogueHistory['changes'][number];

/** Who changed a row, when, and what from and to. */
@Component({
  selector: 'km-row-history',
  imports: [FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<details>
    <summary><h3 class="inline">Historia zmian</h3></summary>
    @if (resource.hasValue()) {
      <ul class="notes mt-1">
        @for (change of changes(); track $index) {
          <li>
            <p class="small muted">{{ change.by || 'program' }}, {{ nearTime(change.at) }}</p>
            @for (line of change.lines; track line) {
              <p class="small prewrap">{{ line }}</p>
            }
          </li>
        } @empty {
          <li class="muted">Nikt jeszcze nic tu nie zmienił.</li>
        }
      </ul>
    } @else if (resource.error()) {
      <km-failure [error]="resource.error()" (retry)="resource.reload()" />
    }
  </details>`,
})
export class RowHistory {
  readonly name = input.required<CatalogueName>();
  readonly key = input.required<string>();
  readonly list = input.required<CatalogueList>();
  protected readonly resource = catalogueHistory(() => ({ name: this.name(), key: this.key() }));
  protected readonly nearTime = nearTime;
  protected readonly changes = computed(() =>
    (this.resource.hasValue() ? this.resource.value().changes : []).map((change) => ({
      at: change.at,
      by: change.by,
      lines: this.linesOf(change),
    })),
  );

  reload(): void {
    readAnew(this.resource);
  }

  private linesOf({ from, to }: Change): string[] {
    if (from === null) return ['Dodano.'];
    if (to === null) return ['Usunięto.'];
    return changedLines(this.name(), { from, to }, this.list().choices);
  }
}
