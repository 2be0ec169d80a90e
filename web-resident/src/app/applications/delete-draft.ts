import { ChangeDetectionStrategy, Component, inject, input, model, output } from '@angular/core';
import { Router } from '@angular/router';
import { Dialog, Toasts } from '@karta/web-shared';

/** Asks whether a draft shall go, deletes it and leads back to the list (004-47). */
@Component({
  selector: 'km-delete-draft',
  imports: [Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="open()"
    heading="Usunąć wersję roboczą?"
    i18n-heading="@@draft.delete.title"
    (closed)="open.set(false)"
  >
    <p i18n="@@draft.delete.words">Znikną wpisane dane, zdjęcie i&nbsp;dokumenty. Tego nie da się cofnąć.</p>
    <div class="actions">
      <button type="button" class="btn btn--secondary" (click)="open.set(false)" i18n="@@keep">Zostaw</button>
      <button type="button" class="btn btn--danger" (click)="remove()" i18n="@@draft.delete">
        Usuń wersję roboczą
      </button>
    </div>
  </km-dialog>`,
})
export class DeleteDraft {
  readonly open = model.required<boolean>();
  /** How the page deletes it. */
  readonly act = input.required<() => Promise<void>>();
  readonly failed = output<unknown>();
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected async remove(): Promise<void> {
    this.open.set(false);
    try {
      await this.act()();
      this.toasts.say($localize`:@@draft.deleted:Wersja robocza usunięta.`);
      await this.router.navigate(['/wnioski'], { replaceUrl: true });
    } catch (failure) {
      this.failed.emit(failure);
    }
  }
}
