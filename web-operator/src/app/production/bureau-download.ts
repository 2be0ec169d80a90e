import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import type { BureauFiles, BureauOrderDetail } from '@karta/contracts';
import { nearTime, sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { download } from '../lists/files/download.ts';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { BureauApi } from './bureau-api.ts';
import { itemReason } from './bureau-words.ts';
import { packOrder } from './bureau-zip.ts';

/** The files of an order for the firm: asked for with a reason, packed card by card, never kept. */
@Component({
  selector: 'km-bureau-download',
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bureau-download.html',
  styleUrl: './production.css',
})
export class BureauDownload {
  readonly order = input.required<BureauOrderDetail>();
  readonly taken = output();
  protected readonly isAsked = signal(false);
  /** How far the packing is; null where nothing is packed. */
  protected readonly packed = signal<{ done: number; of: number } | null>(null);
  protected readonly error = signal<string | null>(null);
  protected readonly left = signal<readonly { number: string; code: string }[]>([]);
  protected readonly words = { itemReason, nearTime };
  private readonly api = inject(BureauApi);
  private readonly toasts = inject(Toasts);
  private stopping = new AbortController();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stopping.abort());
  }

  protected readonly ask = async (reason: string): Promise<void> => {
    const files = await this.api.download(this.order().id, reason);
    void this.pack(files);
  };

  protected stop(): void {
    this.stopping.abort();
  }

  private async pack(files: BureauFiles): Promise<void> {
    this.stopping.abort();
    const stopping = (this.stopping = new AbortController());
    const of = files.cards.length;
    const { id, number } = this.order();
    this.error.set(null);
    this.left.set([]);
    this.packed.set({ done: 0, of });
    try {
      const made = await packOrder(files, {
        picture: (taskId) => this.api.picture(id, files.id, taskId),
        onCard: (done) => this.packed.set({ done, of }),
        signal: stopping.signal,
      });
      if (!made) return;
      this.left.set(made.left);
      download(made.file, `zlecenie-${number}.zip`);
      this.toasts.say('Plik zlecenia pobrany.');
    } catch (failure) {
      const { code } = toProblem(failure);
      const again = code === 'BUREAU_DOWNLOAD_OVER' ? '' : ' Pobierz pliki jeszcze raz.';
      this.error.set(`${sentenceFor(code)}${again}`);
    } finally {
      if (this.stopping === stopping) this.packed.set(null);
      this.taken.emit();
    }
  }
}
