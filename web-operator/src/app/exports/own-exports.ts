import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { OwnExport, OwnExports } from '@karta/contracts';
import {
  FailureNote,
  nearTime,
  pluralForm,
  readAnew,
  sentenceFor,
  Skeleton,
  StatusChip,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { download } from '../lists/files/download.ts';
import { ListFiles, type Question } from '../lists/files/list-file.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { FILED_LISTS } from './export-lists.ts';

const STATES = {
  waiting: { word: 'Czeka na zgodę', icon: 'schedule', role: 'warning' },
  refused: { word: 'Odrzucony', icon: 'cancel', role: 'error' },
  withdrawn: { word: 'Wycofany', icon: 'undo', role: 'neutral' },
  ready: { word: 'Do pobrania', icon: 'check_circle', role: 'success' },
  taken: { word: 'Pobrany', icon: 'check', role: 'neutral' },
  over: { word: 'Termin minął', icon: 'event_busy', role: 'neutral' },
} as const;

/** Files of lists that the signed-in person took, and those that wait for a second person or were allowed (000-24). */
@Component({
  selector: 'km-own-exports',
  imports: [FailureNote, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="o-head"><h1>Moje eksporty</h1></div>
    <p class="muted mb-2">
      Duży plik czeka, aż zatwierdzi go druga osoba; potem masz dobę, żeby go pobrać. Wpisy znikają po 90 dniach,
      w&nbsp;dzienniku zostają.
    </p>
    @if (list.hasValue() && list.value().exports.length === 0) {
      <div class="panel empty">
        <span class="i i-xl i-download tone-primary" aria-hidden="true"></span>
        <h2>Nie masz jeszcze eksportów</h2>
        <p class="muted">Listę zapiszesz do pliku przyciskiem „Eksport” nad jej tabelą.</p>
      </div>
    } @else if (list.hasValue()) {
      <div class="table-wrap" tabindex="0" role="region" aria-label="Moje eksporty, tabela przewijana">
        <table class="table">
          <caption class="sr">
            Moje eksporty, najnowsze najpierw
          </caption>
          <thead>
            <tr>
              <th scope="col">Lista</th>
              <th scope="col">Kiedy</th>
              <th scope="col">Po co</th>
              <th scope="col">Stan</th>
              <th scope="col">Plik</th>
            </tr>
          </thead>
          <tbody>
            @for (row of list.value().exports; track row.id) {
              <tr>
                <td>
                  {{ lists[row.register].word }}<br /><span class="muted small"
                    >{{ row.rows.toLocaleString('pl') }} {{ rowsWord(row.rows) }}, {{ row.format.toUpperCase() }}</span
                  >
                </td>
                <td>{{ nearTime(row.begunAt) }}</td>
                <td class="nm">{{ row.reason }}</td>
                <td>
                  <km-status [status]="states[row.state]" [small]="true" />
                  @if (row.note) {
                    <br /><span class="muted small">{{ row.note }}</span>
                  }
                </td>
                <td>
                  @if (row.state === 'ready' && row.question) {
                    <button
                      type="button"
                      class="btn btn--primary btn--sm"
                      [disabled]="busy() !== null"
                      (click)="take(row)"
                    >
                      {{ busy() === row.id ? written().toLocaleString('pl') + ' wierszy…' : 'Pobierz' }}
                    </button>
                  } @else if (row.state === 'waiting') {
                    <button
                      type="button"
                      class="btn btn--text btn--sm"
                      [disabled]="busy() !== null"
                      (click)="withdraw(row)"
                    >
                      Wycofaj prośbę
                    </button>
                  } @else {
                    –
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="3" />
    }`,
})
export class OwnExportsScreen {
  protected readonly list = httpResource<OwnExports>(() => '/api/operator/exports');
  protected readonly lists = FILED_LISTS;
  protected readonly states = STATES;
  protected readonly nearTime = nearTime;
  protected readonly busy = signal<string | null>(null);
  protected readonly written = signal(0);
  private readonly http = inject(HttpClient);
  private readonly files = inject(ListFiles);
  private readonly access = inject(OperatorAccess);
  private readonly toasts = inject(Toasts);

  protected rowsWord(rows: number): string {
    return pluralForm(rows, 'wiersz', 'wiersze', 'wierszy');
  }

  protected async withdraw(row: OwnExport): Promise<void> {
    this.busy.set(row.id);
    try {
      await firstValueFrom(this.http.post(`/api/operator/exports/${row.id}/withdrawal`, {}));
      this.toasts.say('Prośba jest wycofana.');
    } catch (failure) {
      this.toasts.say(sentenceFor(toProblem(failure).code));
    } finally {
      this.busy.set(null);
      readAnew(this.list);
    }
  }

  protected async take(row: OwnExport): Promise<void> {
    if (this.busy() !== null || !row.question) return;
    const { kind, word: heading } = FILED_LISTS[row.register];
    const question = questionOf(row.question);
    const keys = question['columns']?.split(',');
    const columns = kind.columns.filter(({ key, isExtra }) => (keys ? keys.includes(key) : !isExtra));
    const begun = { exportId: row.id, at: row.begunAt, by: this.access.operator()?.name ?? '' };
    this.busy.set(row.id);
    this.written.set(0);
    try {
      const on = { written: (rows: number) => this.written.set(rows), stop: new AbortController().signal };
      const file = await this.files.write({ kind, columns, heading, question, format: row.format, begun }, on);
      if (file) download(file, `${kind.list}-${row.begunAt.slice(0, 10)}.${row.format}`);
      readAnew(this.list);
    } catch (failure) {
      this.toasts.say(sentenceFor(toProblem(failure).code));
    } finally {
      this.busy.set(null);
    }
  }
}

/** The question as its pages ask it: keys by commas. */
const questionOf = (stored: Readonly<Record<string, unknown>>): Question =>
  Object.fromEntries(
    Object.entries(stored).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : String(value)]],
    ),
  );
