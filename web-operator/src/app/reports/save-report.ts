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
import type { SavedQuestion, SavedReport, SavedReportList } from '@karta/contracts';
import { Dialog, FailureNote, IntendedAct, SelectField, TextField, Toasts, toProblem } from '@karta/web-shared';
import { OperatorAccess } from '../session/operator-access.ts';
import { draftOf, errorsOf, savedOf, type DraftErrors, type ReportDraft } from './report-draft.ts';
import { questionWords } from './report-words.ts';
import { SavedReportsApi } from './saved-reports-api.ts';
import { DAYS } from './schedule-words.ts';

const EVERY = [
  { code: 'week', name: 'co tydzień' },
  { code: 'month', name: 'co miesiąc' },
] as const;
const FIELDS = { name: 'nazwa-raportu', at: 'godzina-raportu', recipients: 'odbiorcy-raportu' } as const;

/** Keeps a report with its filter under a name, and says when it is mailed to whom (000-28). */
@Component({
  selector: 'km-save-report',
  imports: [Dialog, FailureNote, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './save-report.html',
  styleUrl: './report.css',
})
export class SaveReport {
  readonly question = input.required<SavedQuestion>();
  /** The name of the point of the question. */
  readonly place = input<string | null>(null);
  readonly readers = input.required<SavedReportList['readers']>();
  /** What is saved again; null: a new one. */
  readonly saved = input<SavedReport | null>(null);
  readonly done = output<{ id: string }>();
  readonly closed = output();
  protected readonly isOpen = signal(true);
  protected readonly isSending = signal(false);
  protected readonly errors = signal<DraftErrors>({});
  protected readonly failure = signal<unknown>(null);
  protected readonly every = EVERY;
  protected readonly days = DAYS;
  private readonly access = inject(OperatorAccess);
  protected readonly own = computed(() => this.access.operator()?.id ?? '');
  protected readonly draft = linkedSignal(() => draftOf(this.saved(), this.own(), this.readers()));
  protected readonly about = computed(() => questionWords(this.question(), this.place()));
  /** It was mailed, and is not any more once it is saved. */
  protected readonly endsMails = computed(() => Boolean(this.saved()?.schedule) && this.question().period === null);
  private readonly api = inject(SavedReportsApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected write(change: Partial<ReportDraft>): void {
    this.draft.update((before) => ({ ...before, ...change }));
    this.errors.set({});
  }

  /** Only what everybody sees is mailed to others. */
  protected share(isShared: boolean): void {
    this.write({ isShared, ...(!isShared && { recipients: [this.own()] }) });
  }

  protected choose(id: string, isOn: boolean): void {
    const { recipients } = this.draft();
    this.write({ recipients: isOn ? [...recipients, id] : recipients.filter((each) => each !== id) });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const errors = errorsOf(this.draft());
    this.errors.set(errors);
    const [wrong] = Object.keys(errors) as (keyof typeof FIELDS)[];
    if (wrong) return document.getElementById(FIELDS[wrong])?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    const [saved, before] = [savedOf(this.draft(), this.question()), this.saved()];
    try {
      const done = await (before ? this.api.change(before, saved) : this.api.add(saved, this.intended.keyFor(saved)));
      this.toasts.say('Zapisano raport.');
      this.done.emit(done);
      this.isOpen.set(false);
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
      if (toProblem(failure).fields?.some(({ path }) => path === 'recipients')) {
        this.errors.set({
          recipients: 'Ktoś z zaznaczonych nie ma już prawa do raportów. Zamknij okno i otwórz je jeszcze raz',
        });
      }
    } finally {
      this.isSending.set(false);
    }
  }
}
