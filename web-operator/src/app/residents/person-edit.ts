import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { compareChanges, type EntryConflict, type EntryValues } from '@karta/domain';
import {
  ErrorSummary,
  FailureNote,
  IntendedAct,
  nearTime,
  Skeleton,
  TextArea,
  Toasts,
  todayIn,
  toProblem,
  UnsavedChanges,
  type Mistake,
} from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { EntryConflictDialog } from './entry-conflict.ts';
import { LookReason } from './look-reason.ts';
import { PeopleApi } from './people-api.ts';
import { PersonDraft } from './person-draft.ts';
import { PersonFields } from './person-fields.ts';
import { SimilarList } from './similar-list.ts';

/** What another clerk saved while this form was open. */
interface Met {
  readonly by: string;
  readonly version: number;
  readonly opened: EntryValues;
  readonly theirs: EntryValues;
  readonly conflict: EntryConflict;
}

/** Somebody new in the register, or a change of an entry: one form (000-09 … 000-13). */
@Component({
  selector: 'km-person-edit',
  imports: [
    EntryConflictDialog,
    ErrorSummary,
    FailureNote,
    LookReason,
    PersonFields,
    RouterLink,
    SimilarList,
    Skeleton,
    TextArea,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-edit.html',
})
export class PersonEdit {
  /** Undefined: somebody new. */
  readonly id = input<string>();
  /** The task within which the person is looked at. */
  readonly zadanie = input<string>();
  protected readonly draft = new PersonDraft(todayIn());
  protected readonly failure = signal<unknown>(null);
  protected readonly needsReason = signal(false);
  protected readonly isSending = signal(false);
  protected readonly met = signal<Met | null>(null);
  /** Similar people whom the clerk has looked at. */
  protected readonly seen = signal<readonly string[]>([]);
  protected readonly isNew = computed(() => this.id() === undefined);
  protected readonly isReady = computed(() => this.isNew() || this.draft.opened() !== null);
  protected readonly back = computed(() => (this.isNew() ? ['/mieszkancy'] : ['/mieszkancy', this.id() ?? '']));
  /** Above the form as it was when somebody wanted to save: it does not take the focus from what is being put right. */
  protected readonly mistakes = signal<readonly Mistake[]>([]);
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly unsaved = inject(UnsavedChanges);
  private readonly intended = new IntendedAct();

  constructor() {
    effect(() => {
      const id = this.id();
      if (id !== undefined) untracked(() => void this.load(id));
    });
    this.unsaved.watch(() => this.draft.changed().length > 0);
    inject(Keyboard).while({
      'Ctrl+Enter': () => void this.save(),
      Escape: () => void this.router.navigate(this.back(), { queryParamsHandling: 'preserve' }),
    });
  }

  protected async load(id: string): Promise<void> {
    this.failure.set(null);
    this.needsReason.set(false);
    try {
      this.draft.open(await this.api.entry(id, this.zadanie()));
    } catch (failure) {
      if (toProblem(failure).code === 'READ_REASON_NEEDED') this.needsReason.set(true);
      else this.failure.set(failure);
    }
  }

  protected async save(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.isSending()) return;
    if (!this.draft.check()) return this.sum();
    this.mistakes.set([]);
    this.isSending.set(true);
    this.failure.set(null);
    try {
      const id = this.id();
      const saved = id === undefined ? await this.add() : await this.change(id);
      this.toasts.say(id === undefined ? 'Wpisano do rejestru.' : 'Zapisano zmiany.');
      this.unsaved.forget();
      await this.router.navigate(['/mieszkancy', saved], { queryParamsHandling: 'preserve' });
    } catch (failure) {
      await this.refuse(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private sum(): void {
    const problems = Object.entries(this.draft.problems());
    this.mistakes.set(problems.map(([field, sentence]) => ({ anchor: `osoba-${field}`, sentence })));
  }

  private async add(): Promise<string> {
    const person = { values: this.draft.kept(), isConfirmed: this.draft.isConfirmed(), seen: [...this.seen()] };
    const key = this.intended.keyFor(person);
    const { id } = await this.api.add(person, key);
    // the page asks nobody why it is opened who has entered the person a moment ago
    await this.api.stateReason(id, 'correction', '', `${key}-look`.slice(-90)).catch(() => undefined);
    return id;
  }

  private async change(id: string): Promise<string> {
    const { kept, changed, isConfirmed, reason, opened } = this.draft;
    const values = Object.fromEntries(changed().map((field) => [field, kept()[field]]));
    const isKnown = !this.draft.needsConfirmation();
    await this.api.put(id, {
      values,
      version: opened()?.version ?? 0,
      isConfirmed: isKnown || isConfirmed(),
      reason: reason().trim(),
    });
    return id;
  }

  private async refuse(failure: unknown): Promise<void> {
    this.intended.failed(failure);
    const { code, fields = [] } = toProblem(failure);
    const id = this.id();
    if (code === 'ENTRY_CHANGED' && id !== undefined) return this.meet(id);
    if (fields.length === 0) return this.failure.set(failure);
    this.draft.refuse(fields);
    this.sum();
  }

  /** Shows what the other clerk made of it beside the own entries. */
  private async meet(id: string): Promise<void> {
    const opened = this.draft.opened()?.values ?? this.draft.values();
    const [entry, { changes }] = await Promise.all([
      this.api.entry(id, this.zadanie()),
      this.api.detail(id, this.zadanie()),
    ]);
    const [last] = changes;
    this.met.set({
      by: last ? `${last.by}, ${nearTime(last.at)}` : 'ktoś inny',
      version: entry.version,
      opened,
      theirs: entry.values,
      conflict: compareChanges(opened, entry.values, this.draft.kept()),
    });
  }

  /** Saves what was chosen over what the other clerk has saved. */
  protected async settle(values: EntryValues): Promise<void> {
    const met = this.met();
    const opened = this.draft.opened();
    if (!met || !opened) return;
    this.met.set(null);
    this.draft.opened.set({ ...opened, version: met.version, values: met.theirs });
    this.draft.values.set(values);
    if (this.draft.changed().length > 0) return this.save();
    this.unsaved.forget();
    await this.router.navigate(this.back(), { queryParamsHandling: 'preserve' });
  }
}
