import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { AccessOverview } from '@karta/contracts';
import { Toasts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ReasonDialog } from '../reasons/reason-dialog.ts';

type Person = Pick<AccessOverview['people'][number], 'id' | 'name' | 'hasSecondFactor'> & { hasOpenId?: boolean };
type Act = 'sign-out' | 'reset-factor' | 'unlink-open-id';

const WORDS = {
  'sign-out': { button: 'Wyloguj wszędzie', send: 'Wyloguj', done: 'Wylogowano ze wszystkich urządzeń.' },
  'reset-factor': {
    button: 'Usuń drugi składnik',
    send: 'Usuń',
    done: 'Usunięto drugi składnik. Ta osoba ustawi nowy przy logowaniu.',
  },
  'unlink-open-id': {
    button: 'Odłącz konto u dostawcy',
    send: 'Odłącz',
    done: 'Odłączono konto. Ta osoba zaloguje się hasłem.',
  },
} as const satisfies Record<Act, object>;

/** What an administrator does to the sign-in of somebody else: with a reason, told by mail, noted in the audit. */
@Component({
  selector: 'km-person-sign-in',
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="row row--wrap">
      <button
        type="button"
        class="btn btn--sm btn--text"
        [attr.aria-label]="words['sign-out'].button + ': ' + person().name"
        (click)="asked.set('sign-out')"
      >
        {{ words['sign-out'].button }}
      </button>
      @if (person().hasSecondFactor) {
        <button
          type="button"
          class="btn btn--sm btn--text"
          [attr.aria-label]="words['reset-factor'].button + ': ' + person().name"
          (click)="asked.set('reset-factor')"
        >
          {{ words['reset-factor'].button }}
        </button>
      } @else {
        <span class="small muted">bez drugiego składnika</span>
      }
      @if (person().hasOpenId) {
        <button
          type="button"
          class="btn btn--sm btn--text"
          [attr.aria-label]="words['unlink-open-id'].button + ': ' + person().name"
          (click)="asked.set('unlink-open-id')"
        >
          {{ words['unlink-open-id'].button }}
        </button>
      }
    </div>
    @if (asked(); as act) {
      <km-reason
        [heading]="words[act].button + ': ' + person().name"
        [button]="words[act].send"
        [act]="send"
        (closed)="asked.set(null)"
        (done)="changed.emit()"
      />
    }`,
})
export class PersonSignIn {
  readonly person = input.required<Person>();
  /** The person's sign-in has changed. */
  readonly changed = output();
  protected readonly asked = signal<Act | null>(null);
  protected readonly words = WORDS;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected readonly send = async (reason: string): Promise<void> => {
    const act = this.asked();
    if (!act) return;
    await firstValueFrom(this.http.post(`/api/admin/access/people/${this.person().id}/${act}`, { reason }));
    this.toasts.say(WORDS[act].done);
  };
}
