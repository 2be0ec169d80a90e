import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { Dialog, PasswordField } from '@karta/web-shared';

/** Asks for the own password before something that only its owner may do. */
@Component({
  selector: 'km-own-password',
  imports: [Dialog, PasswordField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" [heading]="heading()" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="send($event)">
      <km-password-field name="haslo-wlasne" label="Twoje hasło" [(value)]="password" [error]="error()" />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--primary">Potwierdź</button>
      </div>
    </form>
  </km-dialog>`,
})
export class OwnPasswordDialog {
  readonly heading = input.required<string>();
  readonly error = input<string | null>(null);
  readonly given = output<string>();
  readonly closed = output();
  protected readonly isOpen = signal(true);
  protected readonly password = signal('');

  protected send(event: Event): void {
    event.preventDefault();
    if (this.password()) this.given.emit(this.password());
  }
}
