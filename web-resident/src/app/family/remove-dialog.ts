import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  type OnInit,
} from '@angular/core';
import type { FamilyMemberView, MemberRemoval } from '@karta/contracts';
import {
  Dialog,
  FailureNote,
  IntendedAct,
  PasswordField,
  plainDate,
  sentenceFor,
  Skeleton,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { FamilyApi } from './family-api.ts';

/** Takes somebody out of the family: says first what becomes of account and card, then asks who does it (004-113). */
@Component({
  selector: 'km-remove-member',
  imports: [Dialog, FailureNote, PasswordField, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="isOpen()"
    heading="Usunąć z rodziny: {{ name() }}?"
    i18n-heading="@@remove-member.heading"
    (closed)="closed.emit()"
  >
    @if (plan(); as what) {
      @switch (what.removal) {
        @case ('forget') {
          <p i18n="@@remove-member.forget">
            Zaproszenie przestanie działać. Konta jeszcze nie ma, więc nic więcej się nie zmieni.
          </p>
        }
        @case ('detach') {
          <p i18n="@@remove-member.detach">
            Konto i karta zostają u tej osoby. Ty przestaniesz je widzieć, a ona dostanie o tym wiadomość.
          </p>
        }
        @case ('erase') {
          @if (what.cards.length > 0) {
            <p i18n="@@remove-member.cards">
              Zastrzeżemy od razu kartę <b>{{ what.cards.join(', ') }}</b>.
            </p>
          }
          <p i18n="@@remove-member.erase">
            Konto zamkniemy od razu, a dane usuniemy {{ plainDate(what.dueOn) }}. Akta wniosków zostają tak długo, jak
            wymaga tego prawo.
          </p>
        }
      }
      @if (failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <form class="stack" novalidate (submit)="remove($event)">
        <km-password-field
          name="haslo-usuwania"
          label="Twoje hasło"
          i18n-label="@@own-password"
          [(value)]="password"
          [error]="passwordError()"
        />
        <div class="actions">
          <button type="button" class="btn btn--secondary" i18n="@@back" (click)="isOpen.set(false)">Wróć</button>
          <button class="btn btn--danger" [disabled]="isSending()" i18n="@@remove-member.do">
            Usuń konto: {{ name() }}
          </button>
        </div>
      </form>
    } @else if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    } @else {
      <km-skeleton [lines]="3" />
    }
  </km-dialog>`,
})
export class RemoveDialog implements OnInit {
  readonly member = input.required<FamilyMemberView>();
  readonly removed = output();
  readonly closed = output();
  protected readonly isOpen = signal(true);
  protected readonly plan = signal<MemberRemoval | null>(null);
  protected readonly password = signal('');
  protected readonly passwordError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly name = computed(() => `${this.member().firstName} ${this.member().lastName}`.trim());
  protected readonly plainDate = plainDate;
  private readonly api = inject(FamilyApi);
  private readonly toasts = inject(Toasts);
  private readonly removing = new IntendedAct();

  async ngOnInit(): Promise<void> {
    try {
      this.plan.set(await this.api.removal(this.member().id));
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  protected async remove(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.failure.set(null);
    this.passwordError.set(
      this.password() ? null : $localize`:@@own-password.missing:Wpisz hasło, żebyśmy wiedzieli, że to Ty`,
    );
    if (this.passwordError()) return document.getElementById('haslo-usuwania')?.focus();
    this.isSending.set(true);
    try {
      const { id } = this.member();
      await this.api.remove(id, this.password(), this.removing.keyFor([id, this.password()]));
      this.toasts.say($localize`:@@remove-member.done:Usunięto z rodziny: ${this.name()}:name:`);
      this.removed.emit();
      this.isOpen.set(false);
    } catch (failure) {
      this.removing.failed(failure);
      const { code } = toProblem(failure);
      if (code === 'WRONG_PASSWORD') this.passwordError.set(sentenceFor(code));
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
