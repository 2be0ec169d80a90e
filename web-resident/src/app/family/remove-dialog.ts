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
import { Dialog, FailureNote, PasswordField, plainDate, Skeleton, Toasts } from '@karta/web-shared';
import { OwnPasswordAct } from '../own-password.ts';
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
      @if (act.failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <form class="stack" novalidate (submit)="remove($event)">
        <km-password-field
          name="haslo-usuwania"
          label="Twoje hasło"
          i18n-label="@@own-password"
          [(value)]="act.password"
          [error]="act.error()"
        />
        <div class="actions">
          <button type="button" class="btn btn--secondary" i18n="@@back" (click)="isOpen.set(false)">Wróć</button>
          <button class="btn btn--danger" [disabled]="act.isSending()" i18n="@@remove-member.do">
            Usuń konto: {{ name() }}
          </button>
        </div>
      </form>
    } @else if (unread(); as error) {
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
  /** What could not be read of what would become of the account. */
  protected readonly unread = signal<unknown>(null);
  protected readonly plan = signal<MemberRemoval | null>(null);
  protected readonly name = computed(() => `${this.member().firstName} ${this.member().lastName}`.trim());
  protected readonly plainDate = plainDate;
  protected readonly act = new OwnPasswordAct('haslo-usuwania');
  private readonly api = inject(FamilyApi);
  private readonly toasts = inject(Toasts);

  async ngOnInit(): Promise<void> {
    try {
      this.plan.set(await this.api.removal(this.member().id));
    } catch (failure) {
      this.unread.set(failure);
    }
  }

  protected remove(event: Event): Promise<void> {
    const { id } = this.member();
    return this.act.run(event, id, async (password, key) => {
      await this.api.remove(id, password, key);
      this.toasts.say($localize`:@@remove-member.done:Usunięto z rodziny: ${this.name()}:name:`);
      this.removed.emit();
      this.isOpen.set(false);
    });
  }
}
