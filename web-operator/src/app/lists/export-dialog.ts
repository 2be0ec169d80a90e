import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BegunExport } from '@karta/contracts';
import { Dialog, FailureNote, TextField, Toasts } from '@karta/web-shared';
import { download } from './files/download.ts';
import { ListFiles, type Question } from './files/list-file.ts';
import { FILE_FORMATS, type FileFormat } from './files/table-file.ts';
import type { ListState } from './list-state.ts';

/** Fewer letters are no reason. */
const LEAST = 3;

/** A list as a file: which rows, which columns and what for is said here, and the export is recorded (000-24). */
@Component({
  selector: 'km-export',
  imports: [Dialog, FailureNote, RouterLink, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './export-dialog.html',
})
export class ExportDialog<Row> {
  readonly state = input.required<ListState<Row>>();
  readonly heading = input.required<string>();
  readonly closed = output();
  protected readonly isOpen = signal(true);
  protected readonly isWhole = signal(false);
  protected readonly isSending = signal(false);
  protected readonly format = signal<FileFormat>('xlsx');
  protected readonly reason = signal('');
  protected readonly reasonError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly begun = signal<BegunExport | null>(null);
  protected readonly written = signal(0);
  protected readonly formats = FILE_FORMATS;
  private readonly chosen = signal<readonly string[] | null>(null);
  protected readonly keys = computed(
    () =>
      this.chosen() ??
      this.state()
        .columns()
        .map(({ key }) => key),
  );
  private readonly files = inject(ListFiles);
  private readonly toasts = inject(Toasts);
  private readonly stop = new AbortController();

  protected choose(key: string, isOn: boolean): void {
    this.chosen.set(isOn ? [...this.keys(), key] : this.keys().filter((each) => each !== key));
  }

  /** Whoever closes the dialog stops what is being written. */
  protected leave(): void {
    this.stop.abort();
    this.closed.emit();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [reason, question, format] = [this.reason().trim(), this.question(), this.format()];
    this.reasonError.set(reason.length < LEAST ? 'Napisz, po co bierzesz te dane' : null);
    if (this.reasonError()) return document.getElementById('powod-eksportu')?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      const { kind } = this.state();
      const begun = await this.files.begin(kind, { question, reason, format });
      this.begun.set(begun);
      if (begun.waits) return;
      const columns = this.keys().flatMap((key) => this.state().columnOf(key) ?? []);
      const wanted = { kind, columns, heading: this.heading(), question, format, begun };
      const on = { written: (rows: number) => this.written.set(rows), stop: this.stop.signal };
      const file = await this.files.write(wanted, on);
      if (!file) return;
      download(file, `${kind.list}-${begun.at.slice(0, 10)}.${format}`);
      this.toasts.say(`Wyeksportowano: ${this.written()}.`);
      this.isOpen.set(false);
    } catch (failure) {
      this.begun.set(null);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private question(): Question {
    const { sort, direction, scope, search, columns, codes, ...filters } = this.state().query();
    const order = { ...(sort && { sort }), ...(direction && { direction }), ...(scope && { scope }) };
    if (this.isWhole()) return { ...this.state().fixed(), ...order, columns: this.keys().join() };
    // With a search, the columns say where it looks, as on the screen.
    const found = search
      ? { search, ...(columns && { columns }), ...(codes && { codes }) }
      : { columns: this.keys().join() };
    return { ...filters, ...order, ...found };
  }
}
