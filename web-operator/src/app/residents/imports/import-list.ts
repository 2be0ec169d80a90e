import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { FailureNote, nearTime, sentenceFor, Skeleton, StatusChip, toProblem } from '@karta/web-shared';
import { IMPORT_STATUS } from './import-words.ts';
import { importList, ImportsApi } from './imports-api.ts';

const TOO_LARGE = 'Ten plik jest za duży. Podziel go na pliki do 64 MB i 200 tysięcy wierszy.';

/** Files with residents: a new one is taken in, the earlier ones are listed with what came of them (000-09). */
@Component({
  selector: 'km-import-list',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-list.html',
})
export class ImportList {
  protected readonly list = importList();
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly status = IMPORT_STATUS;
  protected readonly nearTime = nearTime;
  private readonly api = inject(ImportsApi);
  private readonly router = inject(Router);

  protected async add(file: File | undefined): Promise<void> {
    if (!file || this.isSending()) return;
    this.problem.set(null);
    this.isSending.set(true);
    try {
      const { id } = await this.api.add(file.name.slice(0, 120), file);
      await this.router.navigate(['/mieszkancy/import', id]);
    } catch (failure) {
      this.problem.set(sentenceOf(failure));
    } finally {
      this.isSending.set(false);
    }
  }
}

function sentenceOf(failure: unknown): string {
  const { code, fields = [] } = toProblem(failure);
  if (code === 'PAYLOAD_TOO_LARGE' || code === 'IMPORT_TOO_LONG') return TOO_LARGE;
  const line = fields.find((field) => field.code === 'LINE')?.path;
  return line ? `${sentenceFor(code)} Zobacz wiersz ${line}.` : sentenceFor(code);
}
