import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { EntryConflict, EntryField, EntryValues } from '@karta/domain';
import { Dialog } from '@karta/web-shared';
import { ENTRY_WORDS, entryValue } from './entry-words.ts';

type Choice = 'theirs' | 'mine' | 'both';

/** Two clerks changed one person: the difference field by field, and which of them stays. */
@Component({
  selector: 'km-entry-conflict',
  imports: [Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="isOpen()"
    [wide]="true"
    heading="Ktoś zapisał tę osobę przed Tobą"
    (closed)="closed.emit()"
  >
    <p class="muted mb-2">{{ by() }}. Twoje wpisy są całe; wybierz, co zostaje.</p>
    @if (conflict().clashes.length > 0) {
      <div class="table-wrap" tabindex="0" role="region" aria-label="Pola, które zmieniły dwie osoby">
        <table class="table conflict">
          <thead>
            <tr>
              <th scope="col">Pole</th>
              <th scope="col">Gdy otwarto</th>
              <th scope="col">Zapisane</th>
              <th scope="col">Twoje</th>
            </tr>
          </thead>
          <tbody>
            @for (field of conflict().clashes; track field) {
              <tr>
                <th scope="row">{{ words[field] }}</th>
                <td>{{ entryValue(field, opened()[field]) }}</td>
                <td>
                  <label
                    ><input
                      type="radio"
                      [name]="'spor-' + field"
                      [checked]="choiceOf(field) === 'theirs'"
                      (change)="choose(field, 'theirs')"
                    /><span>{{ entryValue(field, theirs()[field]) }}</span></label
                  >
                </td>
                <td>
                  <label
                    ><input
                      type="radio"
                      [name]="'spor-' + field"
                      [checked]="choiceOf(field) === 'mine'"
                      (change)="choose(field, 'mine')"
                    /><span>{{ entryValue(field, mine()[field]) }}</span></label
                  >
                  @if (field === 'remarks') {
                    <label class="mt-1"
                      ><input
                        type="radio"
                        [name]="'spor-' + field"
                        [checked]="choiceOf(field) === 'both'"
                        (change)="choose(field, 'both')"
                      /><span>Połącz oba teksty</span></label
                    >
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
    @if (agreed(); as names) {
      <p class="note note--quiet mt-2">
        <span class="i i-done_all" aria-hidden="true"></span><span><b>Bez sporu, już połączone:</b> {{ names }}</span>
      </p>
    }
    @if (error(); as sentence) {
      <p class="error-text mt-2" role="alert">
        <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
      </p>
    }
    <div class="actions">
      <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Wróć do formularza</button>
      <button type="button" class="btn btn--primary" (click)="save()">Zapisz wybrane</button>
    </div>
  </km-dialog>`,
})
export class EntryConflictDialog {
  readonly by = input.required<string>();
  readonly opened = input.required<EntryValues>();
  readonly theirs = input.required<EntryValues>();
  readonly mine = input.required<EntryValues>();
  readonly conflict = input.required<EntryConflict>();
  readonly closed = output();
  readonly chosen = output<EntryValues>();
  protected readonly isOpen = signal(true);
  protected readonly error = signal<string | null>(null);
  protected readonly words = ENTRY_WORDS;
  protected readonly entryValue = entryValue;
  private readonly choices = signal<Readonly<Partial<Record<EntryField, Choice>>>>({});
  protected readonly agreed = computed(() =>
    this.conflict()
      .theirsAlone.map((field) => ENTRY_WORDS[field])
      .join(', '),
  );

  protected choiceOf(field: EntryField): Choice | undefined {
    return this.choices()[field];
  }

  protected choose(field: EntryField, choice: Choice): void {
    this.choices.update((before) => ({ ...before, [field]: choice }));
    this.error.set(null);
  }

  /** Nobody's entry is chosen for them: each field that clashes is answered. */
  protected save(): void {
    const { clashes, merged } = this.conflict();
    if (clashes.some((field) => this.choiceOf(field) === undefined)) {
      return this.error.set('Wybierz w każdym wierszu, co zostaje');
    }
    const decided = clashes.map((field) => [field, this.valueOf(field)]);
    this.chosen.emit({ ...merged, ...Object.fromEntries(decided) });
    this.isOpen.set(false);
  }

  private valueOf(field: EntryField): string {
    const [theirs, mine] = [this.theirs()[field], this.mine()[field]];
    if (this.choiceOf(field) === 'both') return `${theirs}\n${mine}`;
    return this.choiceOf(field) === 'theirs' ? theirs : mine;
  }
}
