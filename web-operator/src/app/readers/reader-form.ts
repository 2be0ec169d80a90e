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
import type { NewReader, ReaderList, ReaderView } from '@karta/contracts';
import { READER_FIELDS, READER_OFFLINE_HOURS, type ReaderField } from '@karta/domain';
import { Dialog, IntendedAct, SelectField, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { ReaderPreview } from './reader-preview.ts';
import { FIELD_WORDS } from './reader-words.ts';
import { ReadersApi } from './readers-api.ts';

interface Draft {
  readonly name: string;
  /** Of a partner; empty: the town's. */
  readonly place: string;
  readonly shows: readonly ReaderField[];
  readonly hours: string;
}
type Errors = Partial<Record<'name' | 'hours', string>>;

const { least, most, first } = READER_OFFLINE_HOURS;
/** What helps a controller without telling who somebody is. */
const NEW: Draft = { name: '', place: '', shows: ['photo', 'validUntil', 'reliefs'], hours: String(first) };

/** A new reader, or another name, place or profile of one; beside it what its controller will see. */
@Component({
  selector: 'km-reader-form',
  imports: [Dialog, ReaderPreview, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reader-form.html',
  styles: `
    .reader-form {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 260px;
      gap: 16px 24px;
      align-items: start;
    }
    km-reader-preview {
      grid-row: span 2;
    }
    legend {
      padding: 0;
    }
    .error-text,
    .actions {
      grid-column: 1 / -1;
    }
    @media (max-width: 719px) {
      .reader-form {
        grid-template-columns: minmax(0, 1fr);
      }
      km-reader-preview {
        grid-row: auto;
      }
    }
  `,
})
export class ReaderForm {
  readonly list = input.required<ReaderList>();
  /** As it was when this was opened; undefined: a new one. */
  readonly reader = input<ReaderView>();
  /** The id of the new one; undefined where one was changed. */
  readonly done = output<string | undefined>();
  readonly closed = output();
  protected readonly fields = READER_FIELDS.map((code) => ({ code, word: FIELD_WORDS[code] }));
  protected readonly places = computed(() => [
    { code: '', name: 'W mieście' },
    ...this.list()
      .partners.filter(({ id, isActive }) => isActive || id === this.reader()?.partnerId)
      .map(({ id, name }) => ({ code: id, name })),
  ]);
  protected readonly draft = linkedSignal((): Draft => {
    const before = this.reader();
    if (!before) return NEW;
    const { name, partnerId, shows, offlineHours } = before;
    return { name, place: partnerId ?? '', shows, hours: String(offlineHours) };
  });
  protected readonly errors = signal<Errors>({});
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly api = inject(ReadersApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected write(to: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...to }));
    this.errors.set({});
  }

  protected show(field: ReaderField, isShown: boolean): void {
    const { shows } = this.draft();
    this.write({ shows: READER_FIELDS.filter((each) => (each === field ? isShown : shows.includes(each))) });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const { name, place, shows, hours } = this.draft();
    const offlineHours = /^\d+$/.test(hours.trim()) ? Number(hours) : 0;
    this.errors.set({
      ...(name.trim() === '' && { name: 'Wpisz nazwę' }),
      ...((offlineHours < least || offlineHours > most) && { hours: `Wpisz liczbę od ${least} do ${most}` }),
    });
    if (this.errors().name) return document.getElementById('czytnik-nazwa')?.focus();
    if (this.errors().hours) return document.getElementById('czytnik-godziny')?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      this.done.emit(await this.send({ name: name.trim(), partnerId: place || null, shows: [...shows], offlineHours }));
    } catch (failure) {
      this.intended.failed(failure);
      const { code } = toProblem(failure);
      if (code === 'READER_NAME_TAKEN') this.errors.set({ name: sentenceFor(code) });
      else this.problem.set(sentenceFor(code));
    } finally {
      this.isSending.set(false);
    }
  }

  private async send(to: NewReader): Promise<string | undefined> {
    const before = this.reader();
    if (!before) return (await this.api.add(to, this.intended.keyFor(to))).id;
    await this.api.change(before.id, { ...to, version: before.version });
    this.toasts.say('Zapisano czytnik.');
    return undefined;
  }
}
