import { HttpClient, HttpEventType, HttpHeaders } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, model, signal } from '@angular/core';
import type { ThreadFile } from '@karta/contracts';
import { MOST_THREAD_FILES } from '@karta/domain';
import { firstValueFrom, type Subscription } from 'rxjs';
import { fileSize } from './polish-plural.ts';
import { sentenceFor } from './problem-sentences.ts';
import { toProblem } from './problem.ts';

const LARGEST_BYTES = 10_000_000;

interface Upload {
  readonly id: number;
  readonly name: string;
  readonly share: number;
  readonly subscription: Subscription | null;
}

/** Attachments of a message that is being written: each is sent at once and can be taken back until the message goes. */
@Component({
  selector: 'km-attachments',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './attachments.css',
  templateUrl: './attachments.html',
})
export class Attachments {
  /** Where a file is posted, and below which it is deleted. */
  readonly base = input.required<string>();
  /** Where a file is looked at. */
  readonly shownAt = input.required<string>();
  readonly files = model.required<readonly ThreadFile[]>();
  protected readonly uploads = signal<readonly Upload[]>([]);
  protected readonly problem = signal<string | null>(null);
  protected readonly fileSize = fileSize;
  protected readonly most = MOST_THREAD_FILES;
  private readonly http = inject(HttpClient);
  private count = 0;

  protected add(files: FileList | null): void {
    this.problem.set(null);
    for (const file of files ?? []) {
      if (this.files().length + this.uploads().length >= this.most)
        this.problem.set(
          $localize`:@@attachments.most:Do jednej wiadomości dodasz najwyżej ${this.most}:most: plików.`,
        );
      else if (file.size > LARGEST_BYTES) this.problem.set(`${file.name}: ${sentenceFor('DOCUMENT_TOO_LARGE')}`);
      else this.send(file);
    }
  }

  protected stop(upload: Upload): void {
    upload.subscription?.unsubscribe();
    this.settle(upload.id);
  }

  protected async remove({ fileId }: ThreadFile): Promise<void> {
    this.problem.set(null);
    try {
      await firstValueFrom(this.http.delete(`${this.base()}/${fileId}`));
    } catch (failure) {
      const { code } = toProblem(failure);
      // one that was kept too long, or dropped in another tab, is gone as well
      if (code !== 'NOT_FOUND') return this.problem.set(sentenceFor(code));
    }
    this.files.update((all) => all.filter((each) => each.fileId !== fileId));
  }

  private send(file: File): void {
    const id = ++this.count;
    this.uploads.update((all) => [...all, { id, name: file.name, share: 0, subscription: null }]);
    const request = this.http.post<ThreadFile>(this.base(), file, {
      params: { name: file.name.slice(0, 200) },
      headers: new HttpHeaders({ 'Content-Type': file.type || 'application/octet-stream' }),
      observe: 'events',
      reportProgress: true,
    });
    const subscription = request.subscribe({
      next: (event) => {
        if (event.type === HttpEventType.UploadProgress)
          this.update(id, { share: event.total ? event.loaded / event.total : 0 });
        if (event.type !== HttpEventType.Response || !event.body) return;
        const { body } = event;
        this.files.update((all) => [...all, body]);
        this.settle(id);
      },
      error: (failure: unknown) => {
        this.settle(id);
        this.problem.set(`${file.name}: ${sentenceFor(toProblem(failure).code)}`);
      },
    });
    this.update(id, { subscription });
  }

  private update(id: number, change: Partial<Upload>): void {
    this.uploads.update((all) => all.map((each) => (each.id === id ? { ...each, ...change } : each)));
  }

  private settle(id: number): void {
    this.uploads.update((all) => all.filter((each) => each.id !== id));
  }
}
