import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Dialog, sentenceFor, TextField, toProblem } from '@karta/web-shared';
import { PeopleApi } from './people-api.ts';

/** Finds somebody by the whole number of the person or of a document, which stands in no list and in no address. */
@Component({
  selector: 'km-number-search',
  imports: [Dialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" heading="Szukaj po numerze" (closed)="closed.emit()">
    <form class="stack stack-3" novalidate (submit)="find($event)">
      <km-text-field
        name="numer-osoby"
        label="PESEL, dowód osobisty albo paszport"
        hint="Cały numer. Wyszukanie trafia do dziennika."
        autocomplete="off"
        [maxLength]="40"
        [(value)]="number"
        [error]="error()"
      />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)">Anuluj</button>
        <button class="btn btn--primary" [disabled]="isSending()">Szukaj</button>
      </div>
    </form>
  </km-dialog>`,
})
export class NumberSearch {
  readonly closed = output();
  protected readonly isOpen = signal(true);
  protected readonly number = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);

  protected async find(event: Event): Promise<void> {
    event.preventDefault();
    const number = this.number().trim();
    if (number.length < 5) return this.refuse('Wpisz cały numer');
    this.isSending.set(true);
    try {
      const { id } = await this.api.find(number);
      if (id === null) return this.refuse('Nikt w rejestrze nie ma takiego numeru');
      this.isOpen.set(false);
      await this.router.navigate(['/mieszkancy', id]);
    } catch (failure) {
      this.refuse(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }

  private refuse(sentence: string): void {
    this.error.set(sentence);
    document.getElementById('numer-osoby')?.focus();
  }
}
