import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { OfficeNote } from '@karta/contracts';
import { idempotent, IntendedAct, sentenceFor, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { MentionBox } from './mention-box.ts';

/** Where the office writes a remark for colleagues, and calls some of them by `@` (C-7). */
@Component({
  selector: 'km-note-form',
  imports: [MentionBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="stack stack-2" novalidate (submit)="$event.preventDefault(); save()">
    <km-mention-box [at]="at()" [label]="label()" [aside]="aside()" [rows]="rows()" [(text)]="text" [error]="error()" />
    <div class="actions">
      <button class="btn btn--{{ tone() }}" [class.btn--sm]="tone() === 'secondary'" [disabled]="isSending()">
        {{ isSending() ? 'Zapisujemy…' : 'Zapisz notatkę' }}
      </button>
    </div>
  </form>`,
})
export class NoteForm {
  /** The address of what the note is about. */
  readonly at = input.required<string>();
  readonly label = input('Notatka');
  readonly aside = input('tylko dla urzędu');
  readonly rows = input(2);
  readonly tone = input<'primary' | 'secondary'>('secondary');
  readonly text = model('');
  readonly saved = output<OfficeNote>();
  protected readonly error = linkedSignal<string, string | null>({ source: this.at, computation: () => null });
  protected readonly isSending = signal(false);
  private readonly box = viewChild.required(MentionBox);
  private readonly http = inject(HttpClient);
  private readonly adding = new IntendedAct();

  async save(): Promise<void> {
    const text = this.text().trim();
    this.error.set(text === '' ? 'Wpisz treść notatki' : null);
    if (text === '') return this.box().focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      const note = { text, mentions: await this.box().called() };
      const options = idempotent(this.adding.keyFor([this.at(), note]));
      const saved = await firstValueFrom(this.http.post<OfficeNote>(`${this.at()}/notes`, note, options));
      this.adding.succeeded();
      this.text.set('');
      this.saved.emit(saved);
    } catch (failure) {
      this.adding.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
