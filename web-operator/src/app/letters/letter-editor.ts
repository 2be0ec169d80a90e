import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LetterPreview, Problem } from '@karta/contracts';
import type { LetterEvent, LetterFact } from '@karta/domain';
import { FailureNote, nearTime, sentenceFor, Skeleton, Toasts, toProblem } from '@karta/web-shared';
import { CHANNEL_WORDS, EVENT_WORDS, FACT_WORDS } from './letter-words.ts';
import { LettersApi, letterView } from './letters-api.ts';

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
  protected readonly letter = letterView(() => this.id());
  protected readonly title = computed(() => {
    const [event = '', channel = ''] = this.id().split('_');
    return `${EVENT_WORDS[event as LetterEvent] ?? event}: ${CHANNEL_WORDS[channel] ?? channel}`;
  });
  private readonly known = computed(() => (this.letter.hasValue() ? this.letter.value() : undefined));
  protected readonly subject = linkedSignal(() => this.known()?.subject ?? '');
  protected readonly text = linkedSignal(() => this.known()?.text ?? '');
  protected readonly preview = signal<LetterPreview | null>(null);
  protected readonly problem = signal<(Problem & { unknown?: unknown }) | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly nearTime = nearTime;
  protected readonly sentenceFor = sentenceFor;
  protected readonly placeholderOf = (fact: string): string => `{{${fact}}}`;
  protected readonly wordOf = (fact: string): string => FACT_WORDS[fact as LetterFact] ?? '';
  private readonly api = inject(LettersApi);
  private readonly toasts = inject(Toasts);

  protected show(): Promise<void> {
    return this.ask(async () => this.preview.set(await this.api.preview(this.id(), this.draft())));
  }

  protected save(event: Event): Promise<void> {
    event.preventDefault();
    return this.ask(async () => {
      const version = this.known()?.version ?? 0;
      this.letter.set(await this.api.save(this.id(), { ...this.draft(), version }));
      this.toasts.say('Zapisano. Następne wiadomości pójdą w tej treści.');
    });
  }

  /** Puts the text of the release into the form; nothing is stored yet. */
  protected takeShipped(): void {
    const shipped = this.known()?.shipped;
    if (!shipped) return;
    this.subject.set(shipped.subject);
    this.text.set(shipped.text);
  }

  private draft(): { subject: string; text: string } {
    return { subject: this.subject(), text: this.text() };
  }

  private async ask(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (failure) {
      this.preview.set(null);
      this.problem.set(toProblem(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}
