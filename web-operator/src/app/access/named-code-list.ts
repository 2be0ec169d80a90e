import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { AccessOverview } from '@karta/contracts';
import { Dialog, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { AccessApi, type NamedKind } from './access-api.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

const WORDS = {
  roles: {
    heading: 'Role',
    one: 'rolę',
    warning: 'Jej praw nie będzie już można nikomu dać. Roli, którą ktoś ma, usunąć się nie da.',
  },
  groups: {
    heading: 'Grupy',
    one: 'grupę',
    warning:
      'Jeżeli diagram procesu wciąż ją nazywa, jej nowe zadania zobaczą tylko osoby, które widzą wszystkie zadania. Grupy, w której coś czeka, usunąć się nie da.',
  },
} as const;

/** Roles or groups by name: each can be called otherwise, and goes when nobody needs it. */
@Component({
  selector: 'km-named-code-list',
  imports: [Dialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './named-code-list.html',
})
export class NamedCodeList {
  readonly kind = input.required<NamedKind>();
  readonly entries = input.required<readonly Named[]>();
  /** How everything stands after the change. */
  readonly changed = output<AccessOverview>();
  protected readonly words = computed(() => WORDS[this.kind()]);
  /** What is asked, and of which of them. */
  protected readonly asked = signal<'rename' | 'remove' | null>(null);
  protected readonly entry = signal<Named>({ code: '', name: '' });
  protected readonly name = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly api = inject(AccessApi);
  private readonly toasts = inject(Toasts);

  protected ask(what: 'rename' | 'remove', entry: Named): void {
    this.error.set(null);
    this.name.set(entry.name);
    this.entry.set(entry);
    this.asked.set(what);
  }

  protected async rename(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    this.error.set(name === '' ? 'Wpisz nazwę' : null);
    if (this.error()) return document.getElementById('nowa-nazwa')?.focus();
    await this.act(() => this.api.rename(this.kind(), this.entry().code, name), `Zmieniono nazwę: ${name}.`);
  }

  protected remove(): Promise<void> {
    const { code, name } = this.entry();
    return this.act(() => this.api.remove(this.kind(), code), `Usunięto ${this.words().one} ${name}.`);
  }

  private async act(work: () => Promise<AccessOverview>, done: string): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.error.set(null);
    try {
      this.changed.emit(await work());
      this.asked.set(null);
      this.toasts.say(done);
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
