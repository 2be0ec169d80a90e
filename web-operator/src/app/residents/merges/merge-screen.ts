import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MergePreview, MergeSide } from '@karta/contracts';
import { ENTRY_FIELD_NAMES, keptEntry, type EntryField } from '@karta/domain';
import {
  CARD_STATUS,
  FailureNote,
  IntendedAct,
  plainDate,
  sentenceFor,
  Skeleton,
  TextArea,
  Toasts,
  todayIn,
  toProblem,
} from '@karta/web-shared';
import { ENTRY_WORDS, entryProblem, entryValue } from '../entry-words.ts';
import { LookReason } from '../look-reason.ts';
import { mergeProblem } from './merge-words.ts';
import { MergesApi } from './merges-api.ts';
import { OtherEntry } from './other-entry.ts';
import { TwoPeople } from './two-people.ts';
import { WaitingMerge } from './waiting-merge.ts';

/** Two entries of one person: both sides field by field, what holds, what goes where, and why (000-09). */
@Component({
  selector: 'km-merge',
  imports: [FailureNote, LookReason, OtherEntry, RouterLink, Skeleton, TextArea, TwoPeople, WaitingMerge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './merge-screen.html',
})
export class MergeScreen {
  /** The entry that stays. */
  readonly id = input.required<string>();
  /** The entry that goes into it; undefined while it is being looked for. */
  readonly z = input<string>();
  protected readonly preview = signal<MergePreview | null>(null);
  /** Whose page asks for a reason. */
  protected readonly reasonFor = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly takes = signal<ReadonlySet<EntryField>>(new Set());
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly words = ENTRY_WORDS;
  protected readonly entryValue = entryValue;
  protected readonly mergeProblem = mergeProblem;
  protected readonly plainDate = plainDate;
  protected readonly rows = computed(() => {
    const found = this.preview();
    if (!found) return [];
    const [stays, goes] = [found.stays.values, found.goes.values];
    const taken = Object.fromEntries([...this.takes()].map((field) => [field, goes[field]]));
    // a PESEL says the date of birth and the sex, and needs no reason
    const future = keptEntry({ ...stays, ...taken }, this.today);
    return ENTRY_FIELD_NAMES.filter((field) => stays[field] + goes[field] !== '').map((field) => ({
      field,
      isTaken: this.takes().has(field),
      isSame: stays[field] === goes[field],
      ...{ stays: stays[field], goes: goes[field], future: future[field] },
    }));
  });
  private readonly today = todayIn();
  private readonly api = inject(MergesApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  constructor() {
    effect(() => {
      const [id, other] = [this.id(), this.z()];
      untracked(() => void this.load(id, other));
    });
  }

  protected compare(other: string): Promise<boolean> {
    return this.router.navigate(['/mieszkancy', this.id(), 'polacz'], { queryParams: { z: other } });
  }

  protected compareOthers(): Promise<boolean> {
    return this.router.navigate(['/mieszkancy', this.id(), 'polacz']);
  }

  /** The other entry is the one that stays. */
  protected swap(): Promise<boolean> {
    return this.router.navigate(['/mieszkancy', this.z(), 'polacz'], { queryParams: { z: this.id() } });
  }

  protected nameOf({ values }: MergeSide): string {
    return `${values.firstName} ${values.lastName}`.trim();
  }

  protected cardsOf({ cards }: MergeSide): string {
    return cards.map(({ number, state }) => `${number} (${wordOf(state)})`).join(', ') || 'brak';
  }

  protected choose(field: EntryField, isTaken: boolean): void {
    this.takes.update((before) => {
      const after = new Set(before);
      if (isTaken) after.add(field);
      else after.delete(field);
      return after;
    });
    this.error.set(null);
  }

  protected async merge(event: Event): Promise<void> {
    event.preventDefault();
    const [found, other] = [this.preview(), this.z()];
    if (!found || other === undefined || this.isSending()) return;
    if (this.reason().trim().length < 3) return this.error.set('Napisz, skąd wiadomo, że to ta sama osoba');
    this.isSending.set(true);
    this.error.set(null);
    try {
      const order = {
        version: found.stays.version,
        otherVersion: found.goes.version,
        takes: [...this.takes()],
        reason: this.reason().trim(),
      };
      const made = await this.api.merge(this.id(), other, order, this.intended.keyFor([this.id(), other, order]));
      if (made.mergeId === null) {
        this.toasts.say('Połączenie czeka na zgodę drugiej osoby.');
        return await this.load(this.id(), other);
      }
      this.toasts.say('Wpisy połączono.');
      await this.router.navigate(['/mieszkancy', this.id()]);
    } catch (failure) {
      this.intended.failed(failure);
      this.error.set(refusalOf(failure));
    } finally {
      this.isSending.set(false);
    }
  }

  /** The second person has said something. */
  protected async settled(isMerged: boolean): Promise<void> {
    if (isMerged) await this.router.navigate(['/mieszkancy', this.id()]);
    else await this.load(this.id(), this.z());
  }

  /** Again, after a reason was given; the other entry asks for one first. */
  protected async load(id: string, other: string | undefined): Promise<void> {
    const before = this.reasonFor();
    this.preview.set(null);
    this.failure.set(null);
    this.reasonFor.set(null);
    if (other === undefined) return;
    try {
      const found = await this.api.preview(id, other);
      const empty = ENTRY_FIELD_NAMES.filter((field) => found.stays.values[field] === '' && found.goes.values[field]);
      this.takes.set(new Set(found.request?.takes ?? empty));
      this.preview.set(found);
    } catch (failure) {
      if (toProblem(failure).code !== 'READ_REASON_NEEDED') return this.failure.set(failure);
      this.reasonFor.set(before === other ? id : other);
    }
  }
}

const wordOf = (state: string): string =>
  (CARD_STATUS as Readonly<Record<string, { word: string }>>)[state]?.word.toLowerCase() ?? state;

function refusalOf(failure: unknown): string {
  const { code, fields = [] } = toProblem(failure);
  if (code === 'MERGE_REFUSED') return fields.map((field) => mergeProblem(field.code)).join(' ');
  const [first] = fields;
  if (code !== 'VALIDATION' || !first) return sentenceFor(code);
  return `${ENTRY_WORDS[first.path as EntryField] ?? first.path}: ${entryProblem(first.path, first.code)}`;
}
