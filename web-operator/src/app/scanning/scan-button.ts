import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  type OnDestroy,
} from '@angular/core';
import type { ScanSubject } from '@karta/domain';
import { Dialog, SelectField, toProblem } from '@karta/web-shared';
import { LAY, scanName, scanSentence } from './scan-words.ts';
import { ScansApi } from './scans-api.ts';

const ASK_EVERY_MS = 700;

/** Scans at a station of the clerk's point and goes on as with a file (000-15). Nothing is shown where no station has a scanner. */
@Component({
  selector: 'km-scan-button',
  imports: [Dialog, SelectField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './scan-button.css',
  templateUrl: './scan-button.html',
})
export class ScanButton implements OnDestroy {
  readonly what = input.required<ScanSubject>();
  /** What is scanned, for who does not see the button's surroundings. */
  readonly of = input('');
  readonly small = input(false);
  readonly scanned = output<File>();
  private readonly api = inject(ScansApi);
  protected readonly isOpen = signal(false);
  protected readonly isRunning = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** A page that came, to be looked at before it is kept. */
  protected readonly page = signal<{ file: File; address: string } | null>(null);
  protected readonly stations = this.api.scanners;
  protected readonly choices = computed(() =>
    this.stations().map(({ id, name, point, isReady }) => ({
      code: id,
      name: `${name}, ${point}${isReady ? '' : ' (nie odpowiada)'}`,
    })),
  );
  private readonly chosen = signal<string | null>(null);
  protected readonly station = computed(
    () =>
      this.stations().find(({ id }) => id === this.chosen()) ??
      this.stations().find(({ isReady }) => isReady) ??
      this.stations()[0],
  );
  protected readonly lay = computed(() => LAY[this.what()]);
  /** Grows with each scan and with the end of the dialog: what an earlier one brings is nobody's. */
  private turn = 0;

  ngOnDestroy(): void {
    this.close();
  }

  protected open(): void {
    this.api.readAgain();
    this.problem.set(null);
    this.isOpen.set(true);
  }

  protected choose(id: string): void {
    this.chosen.set(id);
    this.problem.set(null);
  }

  protected close(): void {
    this.turn++;
    this.isOpen.set(false);
    this.isRunning.set(false);
    this.forget();
  }

  protected use(): void {
    const page = this.page();
    if (!page) return;
    this.close();
    this.scanned.emit(page.file);
  }

  protected async scan(): Promise<void> {
    const station = this.station();
    if (!station || this.isRunning()) return;
    const turn = ++this.turn;
    this.forget();
    this.problem.set(null);
    this.isRunning.set(true);
    try {
      const file = await this.fileOf(station.id, () => turn === this.turn);
      if (!file || turn !== this.turn) return;
      this.page.set({ file, address: URL.createObjectURL(file) });
      // a photo is looked at where it is cut
      if (this.what() === 'photo') this.use();
    } catch (failure) {
      if (turn === this.turn) this.problem.set(scanSentence(toProblem(failure).code));
    } finally {
      if (turn === this.turn) this.isRunning.set(false);
    }
  }

  /** Undefined where it was given up, or told as a problem. */
  private async fileOf(stationId: string, isWanted: () => boolean): Promise<File | undefined> {
    const { id } = await this.api.order(stationId, this.what());
    try {
      for (; isWanted(); await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))) {
        const { state, code } = await this.api.progress(id);
        if (state === 'failed') this.problem.set(scanSentence(code ?? 'SCAN_FAILED'));
        if (state === 'failed') return undefined;
        if (state === 'done')
          return new File([await this.api.picture(id)], scanName(new Date()), { type: 'image/jpeg' });
      }
      return undefined;
    } finally {
      // it goes within minutes anyway
      void this.api.drop(id).catch(() => undefined);
    }
  }

  private forget(): void {
    const page = this.page();
    if (page) URL.revokeObjectURL(page.address);
    this.page.set(null);
  }
}
