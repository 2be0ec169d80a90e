import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { PersonChoices, PersonDetail } from '@karta/contracts';
import { plainDate, plainTime, SelectField, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { PeopleApi } from './people-api.ts';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { ScanButton } from '../scanning/scan-button.ts';

type Document = PersonDetail['documents'][number];

/** Documents of a person with the day on which each is deleted; a deleted one leaves its entry (000-23, H-6). */
@Component({
  selector: 'km-person-documents',
  imports: [ReasonDialog, ScanButton, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h2 class="mb-2">Dokumenty</h2>
    @for (row of person().documents; track row.id) {
      <div class="person__line">
        <div>
          <b [class.muted]="row.fileId === null">{{ row.name }}</b> · {{ typeName(row.typeCode) }}<br />
          <span class="small muted">
            dodany {{ plainTime(row.addedAt) }} ·
            @if (row.deletedAt) {
              @if (row.deletedWhy === 'retention') {
                usunięto {{ plainTime(row.deletedAt) }} zgodnie z okresem przechowywania
              } @else {
                usunięto {{ plainTime(row.deletedAt) }}, powód: {{ row.deletedReason }}
              }
            } @else {
              usuniemy {{ plainDate(row.deleteOn) }}: reguła „{{ typeName(row.typeCode) }}”
            }
          </span>
        </div>
        @if (row.fileId; as file) {
          <div class="row row--wrap">
            <a class="btn btn--sm btn--secondary" href="/api/operator/files/{{ file }}" target="_blank" rel="noopener"
              ><span class="i i-visibility" aria-hidden="true"></span>Obejrzyj<span class="sr"> {{ row.name }}</span></a
            >
            @if (canChange()) {
              <button type="button" class="btn btn--sm btn--text" (click)="removing.set(row)">
                <span class="i i-delete" aria-hidden="true"></span>Usuń<span class="sr"> {{ row.name }}</span>
              </button>
            }
          </div>
        }
      </div>
    } @empty {
      <p class="muted">Nie ma dokumentów.</p>
    }
    @if (canChange()) {
      <div class="stack stack-2 mt-4 person__add">
        <h3>Dodaj dokument</h3>
        <km-select-field
          name="rodzaj-dokumentu"
          label="Rodzaj"
          [choices]="types()"
          [value]="type()"
          (valueChange)="type.set($event)"
        />
        <km-text-field name="nazwa-dokumentu" label="Nazwa" [maxLength]="120" [(value)]="name" [error]="error()" />
        <p class="small muted">{{ keptWords() }}</p>
        <div class="row row--wrap">
          <button type="button" class="btn btn--secondary" [disabled]="isSending()" (click)="picker.click()">
            <span class="i i-upload_file" aria-hidden="true"></span>{{ isSending() ? 'Wysyłamy…' : 'Wybierz plik' }}
          </button>
          <input
            #picker
            class="sr"
            type="file"
            tabindex="-1"
            aria-label="Plik dokumentu"
            accept="image/jpeg,image/png,image/webp,application/pdf"
            (change)="add(picker.files?.[0]); picker.value = ''"
          />
          <km-scan-button what="document" of="dokument" (scanned)="add($event)" />
        </div>
      </div>
    }
    @if (removing(); as row) {
      <km-reason
        heading="Usunąć dokument?"
        [hint]="'„' + row.name + '” zniknie od razu i nie da się go przywrócić. Zostanie wpis z powodem.'"
        button="Usuń"
        [act]="remove(row)"
        (closed)="removing.set(null)"
        (done)="changed.emit()"
      />
    }`,
})
export class PersonDocuments {
  readonly person = input.required<PersonDetail>();
  readonly choices = input.required<PersonChoices | undefined>();
  readonly canChange = input.required<boolean>();
  readonly changed = output();
  protected readonly removing = signal<Document | null>(null);
  protected readonly name = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly types = computed(() => this.choices()?.documentTypes ?? []);
  protected readonly type = signal('');
  private readonly ofType = computed(() => this.types().find(({ code }) => code === this.type()) ?? this.types()[0]);
  protected readonly keptWords = computed(() => {
    const type = this.ofType();
    return type ? `Przechowujemy ${type.keepDays} dni od dodania, potem plik usuwa się sam.` : '';
  });
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;
  private readonly api = inject(PeopleApi);
  private readonly toasts = inject(Toasts);

  protected typeName(code: string): string {
    return this.types().find((type) => type.code === code)?.name ?? code;
  }

  protected readonly remove = (row: Document) => (reason: string, key: string) =>
    this.api.removeDocument(this.person().id, row.id, reason, key);

  protected async add(file: File | undefined): Promise<void> {
    const type = this.ofType();
    if (!file || !type || this.isSending()) return;
    this.isSending.set(true);
    this.error.set(null);
    try {
      const name = this.name().trim() || file.name.slice(0, 120);
      await this.api.addDocument(this.person().id, { type: type.code, name }, file);
      this.name.set('');
      this.toasts.say('Dodano dokument.');
      this.changed.emit();
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
