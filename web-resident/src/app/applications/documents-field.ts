import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal } from '@angular/core';
import type { ApplicationDocument } from '@karta/contracts';
import { fileSize, sentenceFor, toProblem, type Mistake } from '@karta/web-shared';
import type { Subscription } from 'rxjs';
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
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './documents-field.html',
})
export class DocumentsField {
  readonly applicationId = input.required<string>();
  readonly wanted = input.required<readonly { type: string; name: string }[]>();
  readonly documents = model.required<readonly ApplicationDocument[]>();
  readonly errors = input<readonly Mistake[]>([]);
  protected readonly uploads = signal<readonly Upload[]>([]);
  protected readonly problem = signal<string | null>(null);
  protected readonly over = signal<string | null>(null);
  protected readonly fileSize = fileSize;
  /** Where nothing is asked for, one place for anything that helps. */
  protected readonly places = computed(() =>
    this.wanted().length > 0 ? this.wanted() : [{ type: 'other', name: 'dokument' }],
  );
  private readonly api = inject(ApplicationsApi);

  protected typeName(type: string): string {
    return this.wanted().find((each) => each.type === type)?.name ?? 'Dokument';
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
        const { fileId, mediaType, size } = progress.stored;
        this.documents.update((all) => [
          ...all,
          { fileId, mediaType, size, documentType, name: file.name, addedAt: new Date().toISOString() },
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
