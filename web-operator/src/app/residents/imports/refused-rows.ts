import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import type { ImportDetail, ImportRefusals } from '@karta/contracts';
import { FailureNote } from '@karta/web-shared';
import { csvFile } from '../../lists/files/csv.ts';
import { download } from '../../lists/files/download.ts';
import { rowProblem } from './import-words.ts';
import { ImportsApi } from './imports-api.ts';

type Refused = ImportRefusals['rows'][number];
const MOST_SHOWN = 100;

/** Rows that nobody was entered from, by line and reason; all of them as a file to put right and bring again. */
@Component({
  selector: 'km-refused-rows',
  imports: [FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel stack stack-2 mt-4" aria-labelledby="odrzucone">
    <div class="panel__head">
      <h2 id="odrzucone">Odrzucone wiersze</h2>
      <button type="button" class="btn btn--secondary" [disabled]="isWorking()" (click)="save()">
        <span class="i i-download" aria-hidden="true"></span
        >{{ isWorking() ? 'Zbieramy…' : 'Pobierz z powodami (CSV)' }}
      </button>
    </div>
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    @if (found().refused > shown().length && shown().length > 0) {
      <p class="muted small">Pierwsze {{ shown().length }} z {{ found().refused }}; wszystkie są w pliku.</p>
    }
    <div class="table-wrap" tabindex="0" role="region" aria-label="Odrzucone wiersze, tabela przewijana">
      <table class="table">
        <caption class="sr">
          Odrzucone wiersze z powodami
        </caption>
        <thead>
          <tr>
            <th scope="col">Wiersz</th>
            <th scope="col">Kto</th>
            <th scope="col">Powód</th>
          </tr>
        </thead>
        <tbody>
          @for (row of shown(); track row.line) {
            <tr>
              <td class="num">{{ row.line }}</td>
              <th scope="row" class="nm">{{ nameOf(row) }}</th>
              <td>{{ reasonsOf(row) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  </section>`,
})
export class RefusedRows {
  readonly found = input.required<ImportDetail>();
  protected readonly shown = signal<readonly Refused[]>([]);
  protected readonly failure = signal<unknown>(null);
  protected readonly isWorking = signal(false);
  private readonly nameColumns = computed(() =>
    ['lastName', 'firstName'].map((field) => this.found().columns?.indexOf(field) ?? -1),
  );
  private readonly id = computed(() => this.found().id);
  private readonly api = inject(ImportsApi);

  constructor() {
    effect(() => void this.load(this.id()));
  }

  protected nameOf({ cells }: Refused): string {
    return this.nameColumns()
      .map((at) => cells[at] ?? '')
      .join(' ')
      .trim();
  }

  protected reasonsOf({ problems }: Refused): string {
    return problems.map(rowProblem).join('; ');
  }

  /** All refused rows as they stood in the file, with the line and the reasons in front. */
  protected async save(): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.failure.set(null);
    try {
      const lines = [['Wiersz', 'Powód', ...this.found().headings]];
      for (let after: number | null = -1; after !== null;) {
        const page: ImportRefusals = await this.api.refusals(this.id(), after);
        lines.push(...page.rows.map((row) => [String(row.line), this.reasonsOf(row), ...row.cells]));
        after = page.next;
      }
      download(csvFile(lines), `import-${this.found().number}-odrzucone.csv`);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isWorking.set(false);
    }
  }

  private async load(id: string): Promise<void> {
    try {
      this.shown.set((await this.api.refusals(id, -1)).rows.slice(0, MOST_SHOWN));
    } catch (failure) {
      this.failure.set(failure);
    }
  }
}
