import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import type { ApplicationFile, OfficeNote } from '@karta/contracts';
import { nearTime } from '@karta/web-shared';
import { MentionWatch } from '../notes/mention-watch.ts';
import { NoteForm } from '../notes/note-form.ts';
import { NoteText } from '../notes/note-text.ts';

/** Remarks of the office about an application; the applicant never sees them (C-7). */
@Component({
  selector: 'km-notes',
  imports: [NoteForm, NoteText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul class="notes">
      @for (note of file().notes; track note.id) {
        <li [class.notes__you]="called().has(note.id)">
          <km-note-text [note]="note" />
          <p class="small muted">
            {{ note.by }}, {{ nearTime(note.at) }}{{ called().has(note.id) ? ', wspomina o Tobie' : '' }}
          </p>
        </li>
      } @empty {
        <li class="muted">Nikt jeszcze nic nie zapisał.</li>
      }
    </ul>
    @if (canAdd()) {
      <km-note-form class="mt-2" label="Dopisz" [at]="address()" [(text)]="text" (saved)="added.emit($event)" />
    }`,
})
export class NotesPane {
  readonly file = input.required<ApplicationFile>();
  readonly canAdd = input(false);
  readonly added = output<OfficeNote>();
  protected readonly address = computed(() => `/api/operator/applications/${this.file().id}`);
  /** Another application begins with an empty note. */
  protected readonly text = linkedSignal<string, string>({ source: () => this.file().id, computation: () => '' });
  /** What called this person when it was opened; it stands out until the page is left. */
  protected readonly called = linkedSignal<ApplicationFile, ReadonlySet<string>>({
    source: this.file,
    computation: ({ id, notes }, before) => {
      const earlier = before?.source.id === id ? [...before.value] : [];
      return new Set([...earlier, ...notes.filter(({ isForYou }) => isForYou).map((note) => note.id)]);
    },
  });
  protected readonly nearTime = nearTime;

  constructor() {
    const watch = inject(MentionWatch);
    effect(() => watch.seen({ kind: 'application', id: this.file().id }, this.file().notes));
  }
}
