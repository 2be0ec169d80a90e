import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { AccessOverview } from '@karta/contracts';
import { Dialog, sentenceFor, TextArea, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

type Person = Pick<AccessOverview['people'][number], 'id' | 'name' | 'hasSecondFactor'>;
type Act = 'sign-out' | 'reset-factor';

const WORDS = {
  'sign-out': { button: 'Wyloguj wszędzie', send: 'Wyloguj', done: 'Wylogowano ze wszystkich urządzeń.' },
  'reset-factor': {
    button: 'Usuń drugi składnik',
    send: 'Usuń',
    done: 'Usunięto drugi składnik. Ta osoba ustawi nowy przy logowaniu.',
  },
} as const satisfies Record<Act, object>;

/** What an administrator does to the sign-in of somebody else: with a reason, told by mail, noted in the audit. */
@Component({
  selector: 'km-person-sign-in',
  imports: [Dialog, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="row row--wrap">
      <button
        type="button"
        class="btn btn--sm btn--text"
        [attr.aria-label]="words['sign-out'].button + ': ' + person().name"
        (click)="ask('sign-out')"
      >
        {{ words['sign-out'].button }}
      </button>
      @if (person().hasSecondFactor) {
        <button
          type="button"
          class="btn btn--sm btn--text"
          [attr.aria-label]="words['reset-factor'].button + ': ' + person().name"
          (click)="ask('reset-factor')"
        >
          {{ words['reset-factor'].button }}
        </button>
      } @else {
        <span class="small muted">bez drugiego składnika</span>
      }
    </div>
    @if (act(); as asked) {
      <km-dialog [open]="isOpen()" [heading]="words[asked].button + ': ' + person().name" (closed)="act.set(null)">
        <form class="stack stack-3" novalidate (submit)="send($event, asked)">
          <km-text-area
            name="powod-logowania"
            label="Powód"
            aside="trafi do dziennika"
            [maxLength]="500"
            [(value)]="reason"
            [error]="error()"
          />
          <div class="actions">
            <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
            <button class="btn btn--danger" [disabled]="isSending()">{{ words[asked].send }}</button>
          </div>
        </form>
      </km-dialog>
    }`,
})
export class PersonSignIn {
  readonly person = input.required<Person>();
  /** The person's sign-in has changed. */
  readonly changed = output();
  protected readonly act = signal<Act | null>(null);
  protected readonly isOpen = signal(true);
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly words = WORDS;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected ask(act: Act): void {
    this.reason.set('');
    this.error.set(null);
    this.isOpen.set(true);
    this.act.set(act);
  }

  protected async send(event: Event, act: Act): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.error.set(reason.length < 3 ? 'Napisz powód' : null);
    if (this.error() || this.isSending()) return document.getElementById('powod-logowania')?.focus();
    this.isSending.set(true);
    try {
      await firstValueFrom(this.http.post(`/api/admin/access/people/${this.person().id}/${act}`, { reason }));
      this.toasts.say(WORDS[act].done);
      this.isOpen.set(false);
      this.changed.emit();
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
