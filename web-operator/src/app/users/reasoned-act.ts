import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Dialog, sentenceFor, TextArea, Toasts, toProblem } from '@karta/web-shared';
import { UsersApi } from './users-api.ts';

type Act = 'off' | 'on' | 'unlock';
const WORDS: Readonly<Record<Act, { button: string; told: string; done: string }>> = {
  off: {
    button: 'Wyłącz konto',
    told: 'Ta osoba zostanie wylogowana i nie zaloguje się, dopóki ktoś nie włączy konta. Jej podpisy pod sprawami zostają.',
    done: 'Konto wyłączone.',
  },
  on: {
    button: 'Włącz konto',
    told: 'Ta osoba zaloguje się tak jak przedtem, z tymi samymi rolami.',
    done: 'Konto włączone.',
  },
  unlock: {
    button: 'Odblokuj logowanie',
    told: 'Nieudane próby logowania zostaną zapomniane i ta osoba może próbować od razu.',
    done: 'Logowanie odblokowane.',
  },
};

/** One act about somebody's sign-in, asked once more and with a reason that the audit keeps. */
@Component({
  selector: 'km-reasoned-act',
  imports: [Dialog, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button type="button" class="btn btn--sm btn--secondary" (click)="isOpen.set(true)">
      {{ words().button }}…
    </button>
    <km-dialog [open]="isOpen()" [heading]="words().button + ': ' + name()" (closed)="isOpen.set(false)">
      <p>{{ words().told }}</p>
      <form class="stack stack-3" novalidate (submit)="send($event)">
        <km-text-area
          [name]="'powod-' + act()"
          label="Powód"
          aside="trafi do dziennika"
          [maxLength]="500"
          [(value)]="reason"
          [error]="error()"
        />
        <div class="actions">
          <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
          <button class="btn btn--primary" [disabled]="isSending()">{{ words().button }}</button>
        </div>
      </form>
    </km-dialog>`,
})
export class ReasonedAct {
  readonly act = input.required<Act>();
  readonly personId = input.required<string>();
  readonly name = input.required<string>();
  readonly done = output();
  protected readonly isOpen = signal(false);
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly words = () => WORDS[this.act()];
  private readonly api = inject(UsersApi);
  private readonly toasts = inject(Toasts);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.error.set(reason.length < 3 ? 'Napisz powód' : null);
    if (this.error() || this.isSending()) return document.getElementById(`powod-${this.act()}`)?.focus();
    this.isSending.set(true);
    try {
      await this.api.act(this.personId(), this.act(), reason);
      this.toasts.say(this.words().done);
      this.isOpen.set(false);
      this.reason.set('');
      this.done.emit();
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
