import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { ReaderList, ReaderView } from '@karta/contracts';
import { FailureNote, Skeleton, Toasts } from '@karta/web-shared';
import { deviceList } from '../devices/device-list.ts';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { ReaderCodeDialog } from './reader-code.ts';
import { ReaderForm } from './reader-form.ts';
import { ReaderPanel, type ReaderAct } from './reader-panel.ts';
import { ReaderPinDialog } from './reader-pin.ts';
import { inOrder, placeOf } from './reader-words.ts';
import { readerList, ReadersApi } from './readers-api.ts';

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
  protected readonly devices = deviceList<ReaderList, ReaderView, ReaderAct>(this.resource, ({ readers }) => readers);
  protected readonly list = this.devices.list;
  protected readonly readers = computed(() => inOrder(this.list()?.readers ?? []));
  protected readonly placeOf = placeOf;
  private readonly api = inject(ReadersApi);
  private readonly toasts = inject(Toasts);

  protected revoke(reader: ReaderView): (reason: string) => Promise<void> {
    return async (reason) => {
      await this.api.revoke(reader.id, reason);
      this.toasts.say(`Odłączono: ${reader.name}.`);
    };
  }
}
