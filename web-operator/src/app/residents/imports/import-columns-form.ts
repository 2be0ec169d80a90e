import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { ImportDetail } from '@karta/contracts';
import { columnProblems, ENTRY_FIELD_NAMES, type EntryField } from '@karta/domain';
import { IntendedAct, sentenceFor, toProblem } from '@karta/web-shared';
import { ENTRY_WORDS } from '../entry-words.ts';
import { CHOICE_WORDS, guessColumns } from './import-columns.ts';
import { columnProblem, rowCount } from './import-words.ts';
import { ImportsApi } from './imports-api.ts';

const CHOICES = ENTRY_FIELD_NAMES.map((code) => ({ code, name: ENTRY_WORDS[code] }));

/** The columns of a file beside the fields that they are taken for, with the first rows; the import begins here. */
@Component({
  selector: 'km-import-columns',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="panel stack stack-3" novalidate aria-labelledby="kolumny" (submit)="begin($event)">
    <h2 id="kolumny">Kolumny i pierwsze wiersze</h2>
    <p class="muted">Sprawdź, czy każda kolumna trafia do właściwego pola. Kolumna bez pola zostanie pominięta.</p>
    <div class="table-wrap" tabindex="0" role="region" aria-label="Kolumny pliku, tabela przewijana">
      <table class="table">
        <caption class="sr">
          Kolumny pliku, pola rejestru i pierwsze wiersze
        </caption>
        <thead>
          <tr>
            <th scope="col">Kolumna w pliku</th>
            <th scope="col">Pole w rejestrze</th>
            @for (row of found().sample; track $index) {
              <th scope="col">Wiersz {{ $index + 1 }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (heading of found().headings; track $index; let at = $index) {
            <tr>
              <th scope="row">{{ heading || 'bez nazwy' }}</th>
              <td>
                <select
                  #box
                  class="input import__field"
                  [id]="'kolumna-' + at"
                  [attr.aria-label]="'Pole dla kolumny ' + (heading || at + 1)"
                  (change)="choose(at, box.value)"
                >
                  <option value="" [selected]="columns()[at] === null">– pomiń –</option>
                  @for (choice of choices; track choice.code) {
                    <option [value]="choice.code" [selected]="columns()[at] === choice.code">{{ choice.name }}</option>
                  }
                </select>
              </td>
              @for (row of found().sample; track $index) {
                <td>{{ row[at] }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (isTold() && problems().length > 0) {
      <div class="stack" role="alert">
        @for (problem of problems(); track problem) {
          <p class="error-text">
            <span class="i i-error" aria-hidden="true"></span><span>{{ problem }}</span>
          </p>
        }
      </div>
    }
    @if (refusal(); as sentence) {
      <p class="error-text" role="alert">
        <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
      </p>
    }
    <div class="row row--wrap">
      <button class="btn btn--primary" [disabled]="isSending()">
        {{ isSending() ? 'Zaczynamy…' : 'Wpisz do rejestru' }}
      </button>
      <span class="small muted">{{ rowCount(found().rows) }}; błędne zostaną odrzucone z powodem, dobre wpisane.</span>
    </div>
  </form>`,
})
export class ImportColumnsForm {
  readonly found = input.required<ImportDetail>();
  readonly begun = output();
  protected readonly choices = CHOICES;
  protected readonly rowCount = rowCount;
  protected readonly columns = linkedSignal(() => guessColumns(this.found().headings));
  protected readonly problems = computed(() => columnProblems(this.columns()).map(columnProblem));
  /** Told from the first attempt to begin. */
  protected readonly isTold = signal(false);
  protected readonly isSending = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly api = inject(ImportsApi);
  private readonly intended = new IntendedAct();

  protected choose(at: number, field: string): void {
    this.columns.update((before) => before.map((each, place) => (place === at ? (field as EntryField) || null : each)));
  }

  protected async begin(event: Event): Promise<void> {
    event.preventDefault();
    this.isTold.set(true);
    this.refusal.set(null);
    if (this.problems().length > 0 || this.isSending()) return;
    this.isSending.set(true);
    try {
      const order = { columns: [...this.columns()], words: CHOICE_WORDS };
      await this.api.begin(this.found().id, order, this.intended.keyFor(order));
      this.begun.emit();
    } catch (failure) {
      this.intended.failed(failure);
      this.refusal.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
