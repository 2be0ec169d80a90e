import { HttpClient, HttpHeaders } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { PaperView } from '@karta/contracts';
import { plainDate } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ScanButton } from '../scanning/scan-button.ts';
import { anchorOf } from './paper-words.ts';

/** A document that the form asks for, and the dates that it has to tell. */
export interface Wanted {
  readonly type: string;
  readonly name: string;
  readonly asks: readonly ('date' | 'end')[];
}

/** Scans of the documents that a paper application came with. */
@Component({
  selector: 'km-paper-documents',
  imports: [ScanButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack stack-2' },
  template: `@for (one of wanted(); track one.type) {
    <div class="like" [id]="anchorOf('documents.' + one.type)">
      <b>{{ one.name }}</b>
      @if (errorOf()('documents.' + one.type); as sentence) {
        <p class="error-text"><span class="i i-error" aria-hidden="true"></span>{{ sentence }}</p>
      }
      @for (file of added(); track file.fileId) {
        @if (file.documentType === one.type) {
          <p class="small">
            <span class="i i-check" aria-hidden="true"></span> {{ file.name }}
            @if (file.documentDate) {
              z dnia {{ plainDate(file.documentDate) }}
            }
          </p>
        }
      }
      <div class="row row--wrap mt-2">
        @for (ask of one.asks; track ask) {
          <label class="small"
            >{{ ask === 'date' ? 'Data dokumentu' : 'Ważny do' }}
            <input
              #day
              type="date"
              class="input input--sm"
              [value]="dates()[one.type + '-' + ask] ?? ''"
              (change)="setDate(one.type + '-' + ask, day.value)"
          /></label>
        }
        <button type="button" class="btn btn--sm btn--secondary" (click)="picker.click()">
          <span class="i i-upload_file" aria-hidden="true"></span>Dodaj plik<span class="sr"> {{ one.name }}</span>
        </button>
        <input
          #picker
          class="sr"
          type="file"
          tabindex="-1"
          [attr.aria-label]="'Plik: ' + one.name"
          accept="image/jpeg,image/png,image/webp,application/pdf"
          (change)="add(one, picker.files?.[0]); picker.value = ''"
        />
        <km-scan-button what="document" [small]="true" [of]="one.name" (scanned)="add(one, $event)" />
      </div>
    </div>
  }`,
})
export class PaperDocuments {
  readonly paperId = input.required<string>();
  readonly wanted = input.required<readonly Wanted[]>();
  readonly added = input.required<PaperView['documents']>();
  readonly errorOf = input.required<(path: string) => string | null>();
  readonly changed = output<PaperView['documents']>();
  readonly failed = output<unknown>();
  protected readonly dates = signal<Readonly<Record<string, string>>>({});
  protected readonly anchorOf = anchorOf;
  protected readonly plainDate = plainDate;
  private readonly http = inject(HttpClient);

  protected setDate(key: string, date: string): void {
    this.dates.update((before) => ({ ...before, [key]: date }));
  }

  protected async add({ type, name }: Wanted, file: File | undefined): Promise<void> {
    if (!file) return;
    this.failed.emit(null);
    const [documentDate, documentEnd] = [this.dates()[`${type}-date`], this.dates()[`${type}-end`]];
    const params = {
      documentType: type,
      name: file.name.slice(0, 100) || name,
      ...(documentDate && { documentDate }),
      ...(documentEnd && { documentEnd }),
    };
    const paper = `/api/operator/paper/${this.paperId()}`;
    try {
      const headers = new HttpHeaders({ 'Content-Type': file.type });
      await firstValueFrom(this.http.post(`${paper}/documents`, file, { headers, params }));
      this.changed.emit((await firstValueFrom(this.http.get<PaperView>(paper))).documents);
    } catch (failure) {
      this.failed.emit(failure);
    }
  }
}
