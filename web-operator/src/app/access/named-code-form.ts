import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { TextField, UnsavedChanges } from '@karta/web-shared';

/** A code that diagrams and rows use, and the name that people read. */
@Component({
  selector: 'km-named-code',
  imports: [TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="stack panel" novalidate (submit)="send($event)">
    <h3>{{ title() }}</h3>
    <km-text-field
      [name]="prefix() + '-kod'"
      label="Kod"
      hint="Małe litery bez polskich znaków, cyfry i łączniki."
      [maxLength]="40"
      [error]="codeError()"
      [(value)]="code"
    />
    <km-text-field [name]="prefix() + '-nazwa'" label="Nazwa" [maxLength]="80" [error]="nameError()" [(value)]="name" />
    <div><button class="btn btn--secondary">Dodaj</button></div>
  </form>`,
})
export class NamedCodeForm {
  readonly title = input.required<string>();
  /** Keeps the ids of two forms apart. */
  readonly prefix = input.required<string>();
  /** Adds it; false: what was typed stays. */
  readonly add = input.required<(named: { code: string; name: string }) => Promise<boolean>>();
  protected readonly code = signal('');
  protected readonly name = signal('');
  protected readonly codeError = signal<string | null>(null);
  protected readonly nameError = signal<string | null>(null);

  constructor() {
    inject(UnsavedChanges).watch(() => this.code().trim() !== '' || this.name().trim() !== '');
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [code, name] = [this.code().trim(), this.name().trim()];
    this.codeError.set(/^[a-z][a-z0-9-]*$/.test(code) ? null : 'Wpisz kod, na przykład archiwum');
    this.nameError.set(name ? null : 'Wpisz nazwę, na przykład Archiwum');
    if (this.codeError() || this.nameError()) {
      document.getElementById(`${this.prefix()}-${this.codeError() ? 'kod' : 'nazwa'}`)?.focus();
      return;
    }
    if (!(await this.add()({ code, name }))) return;
    this.code.set('');
    this.name.set('');
  }
}
