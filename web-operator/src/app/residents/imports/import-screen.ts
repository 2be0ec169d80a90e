import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, IntendedAct, nearTime, readAnew, Skeleton, StatusChip, Toasts } from '@karta/web-shared';
import { ReasonDialog } from '../../reasons/reason-dialog.ts';
import { ImportColumnsForm } from './import-columns-form.ts';
import { IMPORT_STATUS, readingWords, rowCount } from './import-words.ts';
import { importDetail, ImportsApi } from './imports-api.ts';
import { RefusedRows } from './refused-rows.ts';

const LOOK_EVERY_MS = 1000;

/** One import of residents: its columns before it begins, how far it came, what was refused, and its undoing (000-09). */
@Component({
  selector: 'km-import',
  imports: [FailureNote, ImportColumnsForm, ReasonDialog, RefusedRows, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-screen.html',
})
export class ImportScreen {
  protected readonly readAnew = readAnew;
  readonly id = input.required<string>();
  protected readonly resource = importDetail(() => this.id());
  protected readonly isUndoing = signal(false);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly status = IMPORT_STATUS;
  protected readonly readingWords = readingWords;
  protected readonly rowCount = rowCount;
  protected readonly nearTime = nearTime;
  protected readonly shown = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly isAtWork = computed(() => ['running', 'undoing'].includes(this.shown()?.state ?? ''));
  /** How much is done, of all that is to be done. */
  protected readonly progress = computed(() => {
    const found = this.shown();
    if (!found) return { done: 0, of: 1 };
    const { state, rows, accepted, refused, removed } = found;
    return state === 'undoing' ? { done: removed, of: Math.max(accepted, 1) } : { done: accepted + refused, of: rows };
  });
  private readonly api = inject(ImportsApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  constructor() {
    effect((onCleanup) => {
      if (!this.isAtWork() || this.resource.isLoading()) return;
      const timer = setTimeout(() => this.resource.reload(), LOOK_EVERY_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected readonly undo = (reason: string, key: string): Promise<unknown> => this.api.undo(this.id(), reason, key);

  protected async discard(): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      await this.api.discard(this.id(), this.intended.keyFor(['discard', this.id()]));
      this.toasts.say('Plik został usunięty, nikogo nie wpisano.');
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
      readAnew(this.resource);
    }
  }
}
