import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Toasts } from '@karta/web-shared';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
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
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button type="button" class="btn btn--sm btn--secondary" (click)="isAsked.set(true)">
      {{ words().button }}…
    </button>
    @if (isAsked()) {
      <km-reason
        [heading]="words().button + ': ' + name()"
        [hint]="words().told"
        [button]="words().button"
        tone="primary"
        [act]="send"
        (closed)="isAsked.set(false)"
        (done)="done.emit()"
      />
    }`,
})
export class ReasonedAct {
  readonly act = input.required<Act>();
  readonly personId = input.required<string>();
  readonly name = input.required<string>();
  readonly done = output();
  protected readonly isAsked = signal(false);
  protected readonly words = () => WORDS[this.act()];
  private readonly api = inject(UsersApi);
  private readonly toasts = inject(Toasts);

  protected readonly send = async (reason: string): Promise<void> => {
    await this.api.act(this.personId(), this.act(), reason);
    this.toasts.say(this.words().done);
  };
}
