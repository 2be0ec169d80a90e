import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, linkedSignal, signal } from '@angular/core';
import type { ReaderView } from '@karta/contracts';
import { FailureNote, readAnew, Skeleton, Toasts } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { ReaderCodeDialog } from './reader-code.ts';
import { ReaderForm } from './reader-form.ts';
import { ReaderPanel, type ReaderAct } from './reader-panel.ts';
import { ReaderPinDialog } from './reader-pin.ts';
import { inOrder, placeOf } from './reader-words.ts';
import { readerList, ReadersApi } from './readers-api.ts';

/** Somebody waits here for a device that has just been given a code. */
const EVERY_MS = 5000;

/** Devices of controllers: what each shows, who may work in its name, and how much it was used (000-41, 000-43, G-3). */
@Component({
  selector: 'km-reader-screen',
  imports: [FailureNote, ReaderCodeDialog, ReaderForm, ReaderPanel, ReaderPinDialog, ReasonDialog, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reader-screen.html',
  styles: `
    .readers {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr));
      gap: 12px;
      align-items: start;
    }
    .empty {
      grid-column: 1 / -1;
    }
  `,
})
export class ReaderScreen {
  protected readonly resource = readerList();
  /** The list stays on the screen while it is read again. */
  protected readonly list = linkedSignal(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly readers = computed(() => inOrder(this.list()?.readers ?? []));
  protected readonly placeOf = placeOf;
  protected readonly isAdding = signal(false);
  private readonly acting = signal<{ id: string; act: ReaderAct; opened?: ReaderView } | null>(null);
  /** What is asked, about the reader as it is now and as it was when it was asked. */
  protected readonly asked = computed(() => {
    const acting = this.acting();
    const reader = this.list()?.readers.find(({ id }) => id === acting?.id);
    return acting && reader ? { act: acting.act, reader, opened: acting.opened ?? reader } : null;
  });
  private readonly api = inject(ReadersApi);
  private readonly toasts = inject(Toasts);

  constructor() {
    inject(Keyboard).while({ M: () => this.isAdding.set(true) });
    const clock = setInterval(() => {
      if (document.visibilityState === 'visible' && !this.resource.isLoading()) this.resource.reload();
    }, EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  protected ask(act: ReaderAct, opened: ReaderView): void {
    this.acting.set({ id: opened.id, act, opened });
  }

  protected close(): void {
    this.acting.set(null);
    readAnew(this.resource);
  }

  /** A new one is shown with its code as soon as the list knows it. */
  protected added(id: string | undefined): void {
    this.isAdding.set(false);
    if (id) this.acting.set({ id, act: 'code' });
    readAnew(this.resource);
  }

  protected revoke(reader: ReaderView): (reason: string) => Promise<void> {
    return async (reason) => {
      await this.api.revoke(reader.id, reason);
      this.toasts.say(`Odłączono: ${reader.name}.`);
    };
  }
}
