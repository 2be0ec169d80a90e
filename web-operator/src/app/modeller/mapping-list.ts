import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Drawn } from './bpmn-js-parts.ts';
import { Drawing } from './drawing.ts';
import { mappingsOf, putExtensionRows, type Mapping } from './extensions.ts';
import { FeelField } from './feel-field.ts';

/** What goes into a step, or comes out of it: rows of a name and the expression that makes it. */
@Component({
  selector: 'km-mapping-list',
  imports: [FeelField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<fieldset class="md-rows">
    <legend class="label">{{ label() }}</legend>
    @if (hint(); as words) {
      <p class="hint">{{ words }}</p>
    }
    @for (row of rows(); track $index) {
      <div class="md-row">
        <div class="field">
          <label class="label" [for]="type() + $index">Nazwa {{ $index + 1 }}</label>
          <input
            #target
            class="input"
            [id]="type() + $index"
            [value]="row.target"
            (change)="put($index, { target: target.value.trim() })"
          />
        </div>
        <km-feel-field
          [name]="type() + 'source' + $index"
          [label]="'Wyrażenie ' + ($index + 1)"
          [value]="row.source"
          [names]="names()"
          (changed)="put($index, { source: $event })"
        />
        <button
          type="button"
          class="btn btn--sm btn--text"
          [attr.aria-label]="'Usuń wiersz ' + ($index + 1) + ': ' + label()"
          (click)="remove($index)"
        >
          <span class="i i-delete" aria-hidden="true"></span>Usuń
        </button>
      </div>
    }
    <button type="button" class="btn btn--sm btn--secondary" (click)="add()">
      <span class="i i-add" aria-hidden="true"></span>Dodaj wiersz<span class="sr">: {{ label() }}</span>
    </button>
  </fieldset>`,
})
export class MappingList {
  readonly element = input.required<Drawn>();
  readonly type = input.required<'km:Input' | 'km:Output'>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly names = input<readonly string[]>([]);
  private readonly drawing = inject(Drawing);
  protected readonly rows = computed(() => {
    this.drawing.changes();
    return mappingsOf(this.element(), this.type());
  });

  protected put(at: number, change: Partial<Mapping>): void {
    this.write(this.rows().map((row, index) => (index === at ? { ...row, ...withSign(change) } : row)));
  }
  protected add(): void {
    const isOutput = this.type() === 'km:Output';
    this.write([...this.rows(), { source: isOutput ? '=outcome' : '=""', target: isOutput ? 'decision' : 'nazwa' }]);
  }
  protected remove(at: number): void {
    this.write(this.rows().filter((_row, index) => index !== at));
  }
  private write(rows: readonly Mapping[]): void {
    const parts = this.drawing.parts();
    if (parts) putExtensionRows(parts, this.element(), this.type(), rows);
  }
}

const withSign = ({ source, ...rest }: Partial<Mapping>): Partial<Mapping> =>
  source === undefined ? rest : { ...rest, source: source.startsWith('=') ? source : `=${source}` };
