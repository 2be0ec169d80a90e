import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { catalogueOf, type CatalogueName } from '@karta/domain';
import { FailureNote, readAnew, Skeleton } from '@karta/web-shared';
import { CatalogueEditor } from '../catalogues/catalogue-editor.ts';
import { CATALOGUE_WORDS } from '../catalogues/catalogue-words.ts';
import { catalogueList } from '../catalogues/catalogues-api.ts';

/** A catalogue within a step: what is there, and the editor of one more. */
@Component({
  selector: 'km-row-step',
  imports: [CatalogueEditor, FailureNote, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (list.hasValue()) {
      <ul class="stack stack-1">
        @for (row of list.value().rows; track row.key) {
          <li>
            <span class="i i-check" aria-hidden="true"></span> {{ nameOf(row.values) }}
            @if (row.isClosed) {
              <span class="muted">(zamknięte)</span>
            }
          </li>
        } @empty {
          <li class="muted">Nic tu jeszcze nie ma.</li>
        }
      </ul>
      @if (isOpen()) {
        <km-catalogue-editor
          class="panel users__panel"
          [name]="name()"
          [list]="list.value()"
          [row]="null"
          (saved)="saved()"
          (overtaken)="readAnew(list)"
          (closed)="isOpen.set(false)"
        />
      } @else {
        <div>
          <button type="button" class="btn btn--secondary" (click)="isOpen.set(true)">
            <span class="i i-add" aria-hidden="true"></span>{{ word() }}
          </button>
        </div>
      }
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="3" />
    }`,
  host: { class: 'stack stack-3' },
})
export class RowStep {
  protected readonly readAnew = readAnew;
  readonly name = input.required<CatalogueName>();
  readonly changed = output();
  protected readonly list = catalogueList(() => this.name());
  protected readonly isOpen = signal(false);
  protected readonly word = computed(() => CATALOGUE_WORDS[this.name()].add);

  protected nameOf(values: Readonly<Record<string, unknown>>): string {
    return String(values[catalogueOf(this.name()).name]);
  }
  protected saved(): void {
    this.isOpen.set(false);
    readAnew(this.list);
    this.changed.emit();
  }
}
