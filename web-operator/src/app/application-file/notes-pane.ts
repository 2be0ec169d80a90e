import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { ApplicationFile, ApplicationNote } from '@karta/contracts';
import { idempotent, IntendedAct, nearTime, sentenceFor, TextArea, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** Remarks of the office about an application; the applicant never sees them (C-7). */
@Component({
  selector: 'km-notes',
  imports: [TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul class="notes">
      @for (note of file().notes; track note.id) {
        <li>
          <p class="prewrap">{{ note.text }}</p>
          <p class="small muted">{{ note.by }}, {{ nearTime(note.at) }}</p>
        </li>
      } @empty {
        <li class="muted">Nikt jeszcze nic nie zapisał.</li>
      }
    </ul>
    @if (canAdd()) {
      <form class="stack stack-1 mt-2" novalidate (submit)="add($event)">
        <km-text-area
          name="notatka"
          label="Dopisz"
          aside="tylko dla urzędu"
          [rows]="2"
          [maxLength]="2000"
          [(value)]="text"
          [error]="error()"
        />
        <button class="btn btn--sm btn--secondary notes__add" [disabled]="isSending()">
          {{ isSending() ? 'Zapisujemy…' : 'Zapisz notatkę' }}
        </button>
      </form>
    }`,
})
export class NotesPane {
  readonly file = input.required<ApplicationFile>();
  readonly canAdd = input(false);
  readonly added = output<ApplicationNote>();
  private readonly http = inject(HttpClient);
  private readonly adding = new IntendedAct();
  /** Another application begins with an empty note. */
  protected readonly text = linkedSignal<string, string>({ source: () => this.file().id, computation: () => '' });
  protected readonly error = linkedSignal<string, string | null>({
    source: () => this.file().id,
    computation: () => null,
  });
  protected readonly isSending = signal(false);
  protected readonly nearTime = nearTime;

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.text().trim();
    const { id } = this.file();
    this.error.set(text === '' ? 'Wpisz treść notatki' : null);
    if (text === '' || this.isSending()) return;
    this.isSending.set(true);
    try {
      const options = idempotent(this.adding.keyFor([id, text]));
      const note = this.http.post<ApplicationNote>(`/api/operator/applications/${id}/notes`, { text }, options);
      this.added.emit(await firstValueFrom(note));
      this.text.set('');
    } catch (failure) {
      this.adding.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
