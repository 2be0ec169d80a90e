import { HttpClient } from '@angular/common/http';
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
import type { ConsentText, WrittenConsent } from '@karta/contracts';
import { APPLICATION_TYPES, isMarketing } from '@karta/domain';
import {
  applicationTypeWord,
  ConsentCheck,
  idempotent,
  IntendedAct,
  sentenceFor,
  TextArea,
  TextField,
  Toasts,
  todayIn,
  toProblem,
  UnsavedChanges,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { begunDraft, draftProblems, LANGUAGES, sentDraft, type ConsentDraft, type Words } from './consent-draft.ts';

const PROBLEMS: Readonly<Record<string, string>> = {
  TOO_EARLY: 'Wybierz dzisiejszy albo późniejszy dzień',
  BEFORE_LAST: 'Wybierz dzień po początku poprzedniej wersji',
  MARKETING_REQUIRED: 'Zgoda marketingowa jest zawsze dobrowolna',
  NOT_ASKED: 'O ten tekst nikogo nie pytamy, więc nie może być wymagany',
  PERSONAL_NUMBER: 'Usuń numer PESEL albo dokumentu: tego tu nie zapisujemy',
};

/** The next version of a text, or a new one: three languages, since when, what is new; as the resident will see it. */
@Component({
  selector: 'km-consent-editor',
  imports: [ConsentCheck, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './consent-editor.html',
})
export class ConsentEditor {
  /** Null: a new text. */
  readonly consent = input.required<WrittenConsent | null>();
  /** What a new text begins with. */
  readonly start = input<ConsentDraft | null>(null);
  /** Published, under this kind. */
  readonly published = output<string>();
  /** Somebody else was faster. */
  readonly overtaken = output();
  readonly closed = output();
  protected readonly languages = LANGUAGES;
  protected readonly kinds = APPLICATION_TYPES;
  protected readonly kindWord = applicationTypeWord;
  protected readonly languageWords = { pl: 'po polsku', en: 'po angielsku', uk: 'po ukraińsku' } as const;
  private readonly key = computed(() => this.consent()?.kind ?? this.start()?.kind ?? '');
  private readonly begun = linkedSignal<string, ConsentDraft>({
    source: this.key,
    computation: () => this.start() ?? begunDraft(this.consent(), todayIn()),
  });
  protected readonly draft = linkedSignal<ConsentDraft, ConsentDraft>({
    source: this.begun,
    computation: (begun) => begun,
  });
  protected readonly language = linkedSignal<string, (typeof LANGUAGES)[number]>({
    source: this.key,
    computation: () => 'pl',
  });
  protected readonly words = computed(() => this.draft().words[this.language()]);
  protected readonly problems = signal<Readonly<Record<string, string>>>({});
  protected readonly failure = signal<string | null>(null);
  protected readonly isSending = signal(false);
  /** Of a text that begins with a proposal: somebody says that they have read it. */
  protected readonly isRead = signal(false);
  protected readonly isMarketing = computed(() => {
    const consent = this.consent();
    return consent ? isMarketing(consent.kind) : this.draft().isMarketing;
  });
  protected readonly isAsked = computed(() => {
    const place = this.consent()?.askedAt ?? this.draft().askedAt;
    return place === 'registration' || place === 'application';
  });
  protected readonly version = computed(() => (this.consent()?.versions[0]?.version ?? 0) + 1);
  protected readonly shown = computed((): ConsentText => {
    const { kind, statement, statementIn, required = false } = sentDraft(this.consent(), this.draft());
    const link = this.consent()?.versions[0]?.link ?? null;
    return { id: 'podglad', kind, version: this.version(), statement, statementIn, link, required };
  });
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  constructor() {
    inject(UnsavedChanges).watch(() => JSON.stringify(this.draft()) !== JSON.stringify(this.begun()));
  }

  protected change(part: Partial<ConsentDraft>): void {
    this.draft.update((before) => ({ ...before, ...part }));
    // what was told goes away as it is put right
    if (Object.keys(this.problems()).length > 0)
      this.problems.set(draftProblems(this.draft(), this.consent() === null, todayIn()));
  }
  protected askIn(kind: string, isAsked: boolean): void {
    const others = this.draft().askedOf.filter((each) => each !== kind);
    this.change({ askedOf: isAsked ? [...others, kind] : others });
  }
  protected write(part: Partial<Words>): void {
    const [language, { words }] = [this.language(), this.draft()];
    this.change({ words: { ...words, [language]: { ...words[language], ...part } } });
  }

  protected async publish(): Promise<void> {
    const consent = this.consent();
    const problems = draftProblems(this.draft(), consent === null, todayIn());
    if (this.start() && !this.isRead()) problems['read'] = 'Przeczytaj cały tekst i zaznacz to';
    this.problems.set(problems);
    const first = Object.keys(this.problems())[0];
    if (first) return this.lead(first);
    if (this.isSending()) return;
    const text = sentDraft(consent, this.draft());
    this.isSending.set(true);
    this.failure.set(null);
    try {
      const options = idempotent(this.intended.keyFor([text]));
      await firstValueFrom(this.http.post('/api/admin/consent-texts', text, options));
      this.begun.set(this.draft());
      this.toasts.say(`Opublikowano wersję ${this.version()}.`);
      this.published.emit(text.kind);
    } catch (failure) {
      this.intended.failed(failure);
      this.fail(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private fail(failure: unknown): void {
    const { code, fields = [] } = toProblem(failure);
    const known = fields.map(({ path, code: wrong }) => [
      path.split('.')[0] ?? '',
      PROBLEMS[wrong] ?? 'Popraw to pole',
    ]);
    this.problems.set(Object.fromEntries(known));
    if (code === 'CHANGED_MEANWHILE') {
      this.failure.set('Ktoś opublikował przed chwilą inną wersję. To, co napisano tutaj, zostało w polach.');
      this.overtaken.emit();
    } else if (fields.length === 0) this.failure.set(sentenceFor(code));
    const first = known[0]?.[0];
    if (first) this.lead(first);
  }

  private lead(field: string): void {
    if (['title', 'statement', 'paragraphs'].includes(field)) this.language.set('pl');
    setTimeout(() => document.getElementById(`zgoda-${field}`)?.focus());
  }
}
