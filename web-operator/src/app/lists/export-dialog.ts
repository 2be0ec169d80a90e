import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Dialog, FailureNote, plainTime, Toasts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { csvFile, download } from './csv.ts';
import type { ListState } from './list-state.ts';

interface Exported<Row> {
  readonly rows: readonly Row[];
  readonly exportId: string;
  readonly at: string;
  readonly by: string;
  readonly capped: boolean;
}

/** A list as a file: which rows and which columns is chosen here, and the export is recorded (000-24). */
@Component({
  selector: 'km-export',
  imports: [Dialog, FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" heading="Eksport do pliku CSV" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="save($event)">
      <fieldset class="stack stack-1">
        <legend class="label">Wiersze</legend>
        <label class="check check--sm"
          ><input type="radio" name="wiersze" [checked]="!isWhole()" (change)="isWhole.set(false)" /><span
            >jak na liście: {{ state().countWords() }}</span
          ></label
        >
        <label class="check check--sm"
          ><input type="radio" name="wiersze" [checked]="isWhole()" (change)="isWhole.set(true)" /><span
            >wszystkie, bez filtrów i&nbsp;szukania</span
          ></label
        >
      </fieldset>
      <fieldset>
        <legend class="label">Kolumny</legend>
        <div class="export__columns">
          @for (column of state().offered(); track column.key) {
            <label class="check check--sm"
              ><input
                #box
                type="checkbox"
                [checked]="keys().includes(column.key)"
                (change)="choose(column.key, box.checked)"
              /><span>{{ column.word }}</span></label
            >
          }
        </div>
      </fieldset>
      @if (failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <p class="hint">
        Plik zawiera dane osobowe. Zapisujemy, kto, kiedy i&nbsp;co wyeksportował; w&nbsp;ostatnim wierszu pliku stoi
        numer tego zapisu. Najwyżej 10&nbsp;000 wierszy.
      </p>
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--primary" [disabled]="isSending() || keys().length === 0">
          {{ isSending() ? 'Przygotowujemy…' : 'Pobierz plik' }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class ExportDialog<Row> {
  readonly state = input.required<ListState<Row>>();
  readonly heading = input.required<string>();
  readonly closed = output();
  protected readonly isOpen = signal(true);
  protected readonly isWhole = signal(false);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly chosen = signal<readonly string[] | null>(null);
  protected readonly keys = computed(
    () =>
      this.chosen() ??
      this.state()
        .columns()
        .map(({ key }) => key),
  );
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected choose(key: string, isOn: boolean): void {
    this.chosen.set(isOn ? [...this.keys(), key] : this.keys().filter((each) => each !== key));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      const exported = await firstValueFrom(
        this.http.post<Exported<Row>>(`${this.state().kind.url}/export`, this.question()),
      );
      download(this.file(exported), `${this.state().kind.list}-${exported.at.slice(0, 10)}.csv`);
      this.toasts.say(
        exported.capped ? 'Plik zawiera pierwsze 10 000 wierszy.' : `Wyeksportowano: ${exported.rows.length}.`,
      );
      this.isOpen.set(false);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private question(): Record<string, string> {
    const { sort, direction, scope, search, columns, codes, ...filters } = this.state().query();
    const order = { ...(sort && { sort }), ...(direction && { direction }), ...(scope && { scope }) };
    if (this.isWhole()) return { ...order, columns: this.keys().join() };
    // With a search, the columns say where it looks, as on the screen.
    const found = search
      ? { search, ...(columns && { columns }), ...(codes && { codes }) }
      : { columns: this.keys().join() };
    return { ...filters, ...order, ...found };
  }

  private file({ rows, exportId, at, by }: Exported<Row>): Blob {
    const columns = this.keys().flatMap((key) => this.state().columnOf(key) ?? []);
    return csvFile([
      columns.map((column) => column.word),
      ...rows.map((row) => columns.map((column) => column.text(row))),
      [`${this.heading()}: ${by}, ${plainTime(at)}, eksport ${exportId}`],
    ]);
  }
}
