import { ChangeDetectionStrategy, Component, computed, inject, input, model, output, signal } from '@angular/core';
import type { ApplicationDocument } from '@karta/contracts';
import { fileSize, sentenceFor, toProblem, type Mistake, type WantedDocument } from '@karta/web-shared';
import type { Subscription } from 'rxjs';
import { DocumentPicture } from './document-picture.ts';
import { ApplicationsApi } from './applications-api.ts';

const LARGEST_BYTES = 10_000_000;
/** What is surely something else; browsers that do not know a file's type, or call it by an old name, leave it to the server. */
const SURELY_WRONG =
  /^(?:text|audio|video|font|model)\/|^image\/(?!jpe?g$|pjpeg$|png$|x-png$|webp$)|zip|msword|officedocument|opendocument|javascript|json|executable/;

interface Upload {
  readonly name: string;
  readonly share: number;
  readonly subscription: Subscription | null;
}

/** Documents with drag and drop, progress and removal; one place for each that is asked for. */
@Component({
  selector: 'km-documents-field',
  imports: [DocumentPicture],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './documents-field.html',
})
export class DocumentsField {
  readonly applicationId = input.required<string>();
  readonly wanted = input.required<readonly WantedDocument[]>();
  readonly isRequired = input(true);
  readonly documents = model.required<readonly ApplicationDocument[]>();
  readonly errors = input<readonly Mistake[]>([]);
  /** A document whose dates somebody has changed. */
  readonly dated = output<ApplicationDocument>();
  protected readonly uploads = signal<readonly Upload[]>([]);
  protected readonly problem = signal<string | null>(null);
  protected readonly over = signal<string | null>(null);
  protected readonly fileSize = fileSize;
  /** What the controls of a file are called. */
  protected readonly words = {
    open: (name: string) => $localize`:@@document.open:Podgląd pliku ${name}:name:`,
    remove: (name: string) => $localize`:@@document.remove:Usuń plik ${name}:name:`,
    sending: (name: string) => $localize`:@@document.sending-file:Wysyłanie pliku ${name}:name:`,
    stop: (name: string) => $localize`:@@document.stop:Przerwij wysyłanie pliku ${name}:name:`,
    file: (name: string) => $localize`:@@document.file:Plik: ${name}:name:`,
  };
  /** Where nothing is asked for, one place for anything that helps. */
  protected readonly places = computed(() =>
    this.wanted().length > 0
      ? this.wanted()
      : [{ type: 'other', name: $localize`:@@document.other:dokument`, asks: [] }],
  );
  private readonly api = inject(ApplicationsApi);

  protected typeName(type: string): string {
    return this.wanted().find((each) => each.type === type)?.name ?? $localize`:@@label.document:Dokument`;
  }

  /** Dates on which it hangs how long the document counts. */
  protected asks(type: string): readonly ('date' | 'end')[] {
    return this.wanted().find((each) => each.type === type)?.asks ?? [];
  }

  /** Files of the kinds that are asked for here; others belong to another place of the form. */
  protected readonly own = computed(() => {
    const types = this.places().map(({ type }) => type);
    return this.documents().filter(({ documentType }) => this.wanted().length === 0 || types.includes(documentType));
  });

  protected date(document: ApplicationDocument, which: 'date' | 'end', typed: string): void {
    const value = typed === '' ? null : typed;
    const dates = which === 'date' ? { documentDate: value } : { documentEnd: value };
    const changed = { ...document, ...dates };
    this.documents.update((all) => all.map((each) => (each.fileId === document.fileId ? changed : each)));
    this.dated.emit(changed);
  }

  /** The anchor of a date stands at the first file of its kind. */
  protected dateId(document: ApplicationDocument, which: 'date' | 'end'): string {
    const first = this.documents().find((each) => each.documentType === document.documentType);
    const place = `dokument-${document.documentType}-${which}`;
    return first?.fileId === document.fileId ? place : `${place}-${document.fileId}`;
  }

  protected dateError(document: ApplicationDocument, which: 'date' | 'end'): string | null {
    return this.errors().find(({ anchor }) => anchor === this.dateId(document, which))?.sentence ?? null;
  }

  protected errorOf(type: string): Mistake | undefined {
    return this.errors().find((mistake) => mistake.anchor === `dokument-${type}`);
  }

  protected add(type: string, files: FileList | null): void {
    this.over.set(null);
    this.problem.set(null);
    for (const file of files ?? []) {
      if (file.size > LARGEST_BYTES) this.problem.set(`${file.name}: ${sentenceFor('DOCUMENT_TOO_LARGE')}`);
      else if (SURELY_WRONG.test(file.type)) this.problem.set(`${file.name}: ${sentenceFor('DOCUMENT_TYPE_REFUSED')}`);
      else this.send(type, file);
    }
  }

  protected drop(type: string, event: DragEvent): void {
    event.preventDefault();
    this.add(type, event.dataTransfer?.files ?? null);
  }

  protected stop(upload: Upload): void {
    upload.subscription?.unsubscribe();
    this.uploads.update((all) => all.filter((each) => each.name !== upload.name));
  }

  protected async remove(document: ApplicationDocument): Promise<void> {
    this.problem.set(null);
    try {
      await this.api.deleteDocument(this.applicationId(), document.fileId);
      this.documents.update((all) => all.filter((each) => each.fileId !== document.fileId));
    } catch (failure) {
      this.problem.set(sentenceFor(toProblem(failure).code));
    }
  }

  private send(documentType: string, file: File): void {
    this.uploads.update((all) => [...all, { name: file.name, share: 0, subscription: null }]);
    const subscription = this.api.addDocument(this.applicationId(), documentType, file).subscribe({
      next: (progress) => {
        if ('share' in progress) return this.update(file.name, { share: progress.share });
        const { fileId, pictureId = null, mediaType, size } = progress.stored;
        this.documents.update((all) => [
          ...all,
          { fileId, pictureId, mediaType, size, documentType, name: file.name, addedAt: new Date().toISOString() },
        ]);
        this.uploads.update((all) => all.filter((each) => each.name !== file.name));
      },
      error: (failure: unknown) => {
        this.uploads.update((all) => all.filter((each) => each.name !== file.name));
        this.problem.set(`${file.name}: ${sentenceFor(toProblem(failure).code)}`);
      },
    });
    this.update(file.name, { subscription });
  }

  private update(name: string, change: Partial<Upload>): void {
    this.uploads.update((all) => all.map((each) => (each.name === name ? { ...each, ...change } : each)));
  }
}
