import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ApplicationFile } from '@karta/contracts';
import { fieldValue, fieldWord } from './field-words.ts';

/** The few things that a clerk looks at before opening an application. */
@Component({
  selector: 'km-file-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<hr class="rule" />
    @if (file().comparison.length > 0) {
      <h3>{{ isNewPerson() ? 'Nowa osoba w rejestrze' : 'Różnice z rejestrem' }}</h3>
      <table class="mini">
        <tbody>
          @for (row of shown(); track row.field) {
            <tr>
              <th scope="row" class="muted">{{ fieldWord(row.field) }}</th>
              <td>
                @if (row.registered && row.state === 'different') {
                  {{ fieldValue(row.field, row.registered) }} →
                }
                <b>{{ fieldValue(row.field, row.applied) }}</b>
              </td>
            </tr>
          } @empty {
            <tr>
              <td class="muted">Brak różnic.</td>
            </tr>
          }
        </tbody>
      </table>
    }
    <h3>Dokumenty</h3>
    <ul>
      @for (document of file().documents; track document.fileId) {
        <li>
          <span
            class="i i-{{ document.mediaType.startsWith('image/') ? 'image' : 'picture_as_pdf' }}"
            aria-hidden="true"
          ></span>
          {{ document.name }}
        </li>
      } @empty {
        <li class="muted">Brak dokumentów.</li>
      }
    </ul>
    @if (lastNote(); as note) {
      <h3>Notatka</h3>
      <p class="muted prewrap">„{{ note.text }}” {{ note.by }}</p>
    }`,
})
export class FilePreview {
  readonly file = input.required<ApplicationFile>();
  protected readonly isNewPerson = computed(() => this.file().comparison.every((row) => row.registered === null));
  protected readonly shown = computed(() =>
    this.isNewPerson()
      ? this.file().comparison.filter((row) => ['birthDate', 'address', 'phone'].includes(row.field))
      : this.file().comparison.filter((row) => row.state !== 'same'),
  );
  protected readonly lastNote = computed(() => this.file().notes.at(-1) ?? null);
  protected readonly fieldWord = fieldWord;
  protected readonly fieldValue = fieldValue;
}
