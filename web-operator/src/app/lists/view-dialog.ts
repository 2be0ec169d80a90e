import { ChangeDetectionStrategy, Component, input, linkedSignal, output, signal } from '@angular/core';
import { Dialog, sentenceFor, TextField, toProblem } from '@karta/web-shared';
import type { ListState } from './list-state.ts';

/** Gives the list as it stands a name (C-4). */
@Component({
  selector: 'km-view-dialog',
  imports: [Dialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" heading="Zapisz widok" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="save($event)">
      <km-text-field
        name="nazwa-widoku"
        label="Nazwa widoku"
        hint="Zapiszemy kolumny, kolejność, filtry i szukane słowo. Ta sama nazwa zastąpi dawny widok."
        [maxLength]="60"
        [error]="error()"
        [(value)]="name"
      />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--primary">Zapisz</button>
      </div>
    </form>
  </km-dialog>`,
})
export class ViewDialog<Row> {
  readonly state = input.required<ListState<Row>>();
  readonly closed = output();
  protected readonly isOpen = signal(true);
  /** The name that the box begins with. */
  readonly proposed = input('');
  protected readonly name = linkedSignal(() => this.proposed());
  protected readonly error = signal<string | null>(null);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    const { kind, views, setup, viewName } = this.state();
    const isTaken = kind.views.some((view) => view.name === name);
    this.error.set(name === '' ? 'Wpisz nazwę widoku' : isTaken ? 'Ta nazwa jest zajęta, wpisz inną' : null);
    if (this.error()) return;
    try {
      await views.save(kind.list, name, setup());
      viewName.set(name);
      this.isOpen.set(false);
    } catch (failure) {
      const { code } = toProblem(failure);
      // What stands there now is shown among the views; saving once more replaces it knowingly.
      if (code === 'VIEW_CHANGED') await views.load();
      this.error.set(sentenceFor(code));
    }
  }
}
