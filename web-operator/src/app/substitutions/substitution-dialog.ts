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
import type { Substitution, SubstitutionList } from '@karta/contracts';
import { Dialog, IntendedAct, plainDate, SelectField, TextField, toProblem } from '@karta/web-shared';
import { mistakesOf, missingOf, NO_MISTAKES, type SubstitutionMistakes } from './substitution-words.ts';
import { ableSubstitutes, SubstitutionsApi } from './substitutions-api.ts';

/** Who works in whose place, from which day to which; of one that has begun the first day stays. */
@Component({
  selector: 'km-substitution-dialog',
  imports: [Dialog, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" [heading]="heading()" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="save($event)">
      <p class="muted">
        Przejęte zadania zostają przy tej samej osobie. Zastępca widzi je w&nbsp;swojej liście i&nbsp;załatwia je
        w&nbsp;ramach własnych uprawnień, punktu i&nbsp;grup. Po ostatnim dniu zastępstwo kończy się samo.
      </p>
      <km-select-field
        name="zastepca"
        label="Zastępca"
        [choices]="choices()"
        [(value)]="substituteId"
        [error]="mistakes().substitute"
      />
      @if (missing(); as sentence) {
        <p class="note note--warning">
          <span class="i i-warning" aria-hidden="true"></span><span>{{ sentence }}</span>
        </p>
      }
      @if (isBegun()) {
        <p>
          Trwa od <b>{{ plainDate(from()) }}</b>.
        </p>
      } @else {
        <km-text-field
          name="zastepstwo-od"
          label="Pierwszy dzień"
          type="date"
          [(value)]="from"
          [error]="mistakes().from"
        />
      }
      <km-text-field
        name="zastepstwo-do"
        label="Ostatni dzień"
        type="date"
        [(value)]="until"
        [error]="mistakes().until"
      />
      @if (mistakes().whole; as sentence) {
        <p class="error-text" role="alert">
          <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
        </p>
      }
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--primary" [disabled]="isSending()">Zapisz</button>
      </div>
    </form>
  </km-dialog>`,
})
export class SubstitutionDialog {
  /** In whose place. */
  readonly personId = input.required<string>();
  readonly heading = input.required<string>();
  /** The one that is changed; null: a new one. */
  readonly changed = input<Substitution | null>(null);
  readonly saved = output<SubstitutionList>();
  readonly closed = output();
  protected readonly isOpen = signal(true);
  protected readonly substituteId = linkedSignal(() => this.changed()?.substituteId ?? '');
  protected readonly from = linkedSignal(() => this.changed()?.from ?? '');
  protected readonly until = linkedSignal(() => this.changed()?.until ?? '');
  protected readonly isBegun = computed(() => this.changed()?.state === 'running');
  protected readonly mistakes = signal<SubstitutionMistakes>(NO_MISTAKES);
  protected readonly isSending = signal(false);
  protected readonly plainDate = plainDate;
  private readonly able = ableSubstitutes(() => this.personId());
  private readonly people = computed(() => (this.able.hasValue() ? this.able.value().people : []));
  protected readonly choices = computed(() => [
    {
      code: '',
      name: this.able.error() ? 'nie udało się wczytać listy' : this.able.isLoading() ? 'wczytujemy…' : 'wybierz osobę',
    },
    ...this.people().map(({ id, name, unit }) => ({ code: id, name: unit ? `${name}, ${unit}` : name })),
  ]);
  protected readonly missing = computed(() =>
    missingOf(this.people().find(({ id }) => id === this.substituteId())?.missingGroups),
  );
  private readonly api = inject(SubstitutionsApi);
  private readonly intended = new IntendedAct();

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const asked = { substituteId: this.substituteId(), from: this.from(), until: this.until() };
    this.mistakes.set({
      substitute: asked.substituteId ? null : 'Wybierz, kto zastępuje',
      from: asked.from ? null : 'Wybierz pierwszy dzień',
      until: asked.until ? null : 'Wybierz ostatni dzień',
      whole: null,
    });
    if (this.lead() || this.isSending()) return;
    this.isSending.set(true);
    try {
      this.saved.emit(await this.send(asked));
      this.isOpen.set(false);
    } catch (failure) {
      this.intended.failed(failure);
      this.mistakes.set(mistakesOf(toProblem(failure)));
      this.lead();
    } finally {
      this.isSending.set(false);
    }
  }

  private send(asked: { substituteId: string; from: string; until: string }): Promise<SubstitutionList> {
    const known = this.changed();
    if (known) return this.api.change(known.id, { version: known.version, ...asked });
    const planned = { absentId: this.personId(), ...asked };
    return this.api.plan(planned, this.intended.keyFor(planned));
  }

  /** The focus goes to the first field that is wrong; false where none is. */
  private lead(): boolean {
    const { substitute, from, until } = this.mistakes();
    const wrong = substitute ? 'zastepca' : from ? 'zastepstwo-od' : until ? 'zastepstwo-do' : null;
    if (wrong) document.getElementById(wrong)?.focus();
    return wrong !== null;
  }
}
