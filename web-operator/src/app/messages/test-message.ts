import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import type { TestMessage as Sent, TestMessageState } from '@karta/contracts';
import { idempotent, IntendedAct, sentenceFor, TextField, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { outcomeOf, type TestOutcome } from './test-outcome.ts';

const BASE = '/api/admin/test-messages';
/** Between two looks at what became of it. */
const PAUSE_MS = 1000;
/** What takes longer goes on by itself and stands among the messages. */
const MOST_LOOKS = 30;

/** Sends a letter or a text to whom somebody types, and says what mail or SMS said to it. */
@Component({
  selector: 'km-test-message',
  imports: [TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="stack stack-1" novalidate (submit)="$event.preventDefault(); send()">
    <div class="stack stack-1">
      <km-text-field
        [name]="'probna-' + channel()"
        [label]="isMail() ? 'Próbny list na adres' : 'Próbny SMS na numer'"
        [type]="isMail() ? 'email' : 'tel'"
        [maxLength]="254"
        [value]="to()"
        (valueChange)="to.set($event)"
        [error]="problem()"
      />
      <div>
        <button class="btn btn--secondary" [disabled]="isSending()">
          <span class="i i-send" aria-hidden="true"></span
          >{{ isSending() ? 'Wysyłamy…' : isMail() ? 'Wyślij próbny list' : 'Wyślij próbny SMS' }}
        </button>
      </div>
    </div>
    <p role="status">
      @if (outcome(); as is) {
        <span
          class="i"
          [class]="
            is.tone === 'success'
              ? 'i-check_circle tone-success'
              : is.tone === 'error'
                ? 'i-error tone-error'
                : 'i-hourglass_bottom'
          "
          aria-hidden="true"
        ></span>
        {{ is.sentence }}
      }
    </p>
  </form>`,
})
export class TestMessage {
  readonly channel = input.required<'mail' | 'sms'>();
  protected readonly isMail = computed(() => this.channel() === 'mail');
  protected readonly to = signal('');
  protected readonly problem = signal<string | null>(null);
  protected readonly outcome = signal<TestOutcome | null>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);
  private intended = new IntendedAct();
  private isGone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
  }

  protected async send(): Promise<void> {
    if (this.isSending()) return;
    this.outcome.set(null);
    this.problem.set(null);
    this.isSending.set(true);
    try {
      const message = { channel: this.channel(), to: this.to().trim() } as Sent;
      const key = this.intended.keyFor([message]);
      const { id } = await firstValueFrom(this.http.post<{ id: string }>(BASE, message, idempotent(key)));
      // the next one to the same address is another one
      this.intended = new IntendedAct();
      await this.follow(id);
    } catch (failure) {
      this.intended.failed(failure);
      this.say(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private async follow(id: string): Promise<void> {
    for (let look = 0; look < MOST_LOOKS && !this.isGone; look++) {
      const state = await firstValueFrom(this.http.get<TestMessageState>(`${BASE}/${id}`));
      this.outcome.set(outcomeOf(state));
      if (this.outcome()?.tone !== 'waiting') return;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }

  private say(failure: unknown): void {
    const { code } = toProblem(failure);
    if (code !== 'VALIDATION') return this.problem.set(sentenceFor(code));
    this.problem.set(this.isMail() ? 'Wpisz adres, np. anna@example.pl' : 'Wpisz numer, np. 600 700 800');
  }
}
