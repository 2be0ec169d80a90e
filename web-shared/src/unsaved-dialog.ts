import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Dialog } from './dialog.ts';
import { UnsavedChanges } from './unsaved-changes.ts';

/** Asks before what is not saved is lost; Escape stays. */
@Component({
  selector: 'km-unsaved-dialog',
  imports: [Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="changes.isAsking()" heading="Masz niezapisane zmiany" (closed)="changes.settle(false)">
    <p>Jeśli stąd wyjdziesz, to, co wpisano na tym ekranie, przepadnie. Żeby to zachować, zostań i&nbsp;zapisz.</p>
    <div class="actions">
      <button type="button" class="btn btn--secondary" (click)="changes.settle(false)">Zostań</button>
      <button type="button" class="btn btn--danger" (click)="changes.settle(true)">Wyjdź bez zapisania</button>
    </div>
  </km-dialog>`,
})
export class UnsavedDialog {
  protected readonly changes = inject(UnsavedChanges);
}
