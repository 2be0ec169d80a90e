import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LetterDraft, LetterPreview } from '@karta/contracts';
import { LETTER_LANGUAGES, type LetterEvent, type LetterFact, type LetterLanguage } from '@karta/domain';
import { FailureNote, nearTime, settled, Skeleton, Toasts, toProblem, UnsavedChanges } from '@karta/web-shared';
import { mistakeOf, namelessIn, partsWarning, type LetterMistake } from './letter-check.ts';
import { CHANNEL_WORDS, EVENT_WORDS, FACT_WORDS, LANGUAGE_WORDS } from './letter-words.ts';
import { letterPreview, LettersApi, letterView } from './letters-api.ts';

/** The text of one letter, with what it may name, as a resident would read it. */
@Component({
  selector: 'km-letter-editor',
  imports: [FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './letter-editor.html',
})
export class LetterEditor {
  /** `card-ready_sms` */
  readonly id = input.required<string>();
  protected readonly channel = computed(() => this.id().split('_')[1] ?? '');
  protected readonly languages = LETTER_LANGUAGES;
  protected readonly languageWords = LANGUAGE_WORDS;
  protected readonly language = signal<LetterLanguage>('pl');
  protected readonly letter = letterView(
    () => this.id(),
    () => this.language(),
  );
  protected readonly title = computed(() => {
    const [event = '', channel = ''] = this.id().split('_');
    const name = EVENT_WORDS[event as LetterEvent] ?? this.known()?.name ?? 'Własne powiadomienie';
    return `${name}: ${CHANNEL_WORDS[channel] ?? channel}`;
  });
  private readonly known = computed(() => (this.letter.hasValue() ? this.letter.value() : undefined));
  protected readonly subject = linkedSignal(() => this.known()?.subject ?? '');
  protected readonly text = linkedSignal(() => this.known()?.text ?? '');
  private readonly draft = computed(() => ({ subject: this.subject(), text: this.text() }));
  private readonly written = settled(this.draft);
  private readonly previewed = letterPreview(
    this.id,
    () => this.language(),
    () => (this.known() ? this.written() : undefined),
  );
  /** The last preview stays while the next one is made. */
  protected readonly preview = linkedSignal<LetterPreview | undefined, LetterPreview | null>({
    source: () => (this.previewed.hasValue() ? this.previewed.value() : undefined),
    computation: (now, previous) => now ?? (this.previewed.error() ? null : (previous?.value ?? null)),
  });
  /** Of a text that is not the one in the form. */
  protected readonly isStale = computed(() => this.written() !== this.draft() || this.previewed.isLoading());
  /** Why there is no preview. */
  protected readonly unreadable = computed(() => {
    const error = this.previewed.error();
    return error ? (namelessIn(this.written()) ?? mistakeOf(toProblem(error))) : null;
  });
  protected readonly isChanged = computed(() => {
    const known = this.known();
    return known !== undefined && (known.subject !== this.subject() || known.text !== this.text());
  });
  /** What the last attempt to save said of the text; another text is another matter. */
  protected readonly mistake = linkedSignal<object, LetterMistake | null>({
    source: this.draft,
    computation: () => null,
  });
  protected readonly isBusy = signal(false);
  protected readonly partsWarning = partsWarning;
  protected readonly nearTime = nearTime;
  protected readonly placeholderOf = (fact: string): string => `{{${fact}}}`;
  protected readonly wordOf = (fact: string): string => FACT_WORDS[fact as LetterFact] ?? '';
  private readonly api = inject(LettersApi);
  private readonly toasts = inject(Toasts);
  private readonly unsaved = inject(UnsavedChanges);

  constructor() {
    this.unsaved.watch(() => this.isChanged());
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    this.mistake.set(namelessIn(this.draft()));
    if (this.mistake()) return this.lead();
    this.isBusy.set(true);
    try {
      const sent = this.draft();
      const saved = await this.api.save(this.id(), this.language(), { ...sent, version: this.known()?.version ?? 0 });
      const now = this.draft();
      this.letter.set(saved);
      // what was typed meanwhile stays
      if (now !== sent) this.write(now);
      this.toasts.say('Zapisano. Następne wiadomości pójdą w tej treści.');
    } catch (failure) {
      this.mistake.set(mistakeOf(toProblem(failure)));
      this.lead();
    } finally {
      this.isBusy.set(false);
    }
  }

  /** What is typed in one language is not lost by a look at another. */
  protected async show(language: LetterLanguage): Promise<void> {
    if (await this.unsaved.mayLeave()) this.language.set(language);
  }

  /** Leads to the field that has to be mended. */
  private lead(): void {
    const at = this.mistake()?.at;
    if (at) document.getElementById(at === 'subject' ? 'temat' : 'tresc-wiadomosci')?.focus();
  }

  protected look(): void {
    document.getElementById('podglad')?.focus();
  }

  /** Puts the text of the release into the form; nothing is stored yet. */
  protected takeShipped(): void {
    const shipped = this.known()?.shipped;
    if (shipped) this.write(shipped);
  }

  private write({ subject, text }: LetterDraft): void {
    this.subject.set(subject);
    this.text.set(text);
  }
}
