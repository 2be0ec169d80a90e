import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, linkedSignal } from '@angular/core';
import { FailureNote, readAnew, readAtEach, sentenceFor, Skeleton, Toasts, toProblem } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { TaskWatch } from '../task-watch.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { BatchPanel } from './batch-panel.ts';
import { bureauOrders } from './bureau-api.ts';
import { BureauList } from './bureau-list.ts';
import { PostingPanel } from './posting-panel.ts';
import { ProductionApi, productionFloor } from './production-api.ts';
import { LAST_STATION, WaitingCards } from './waiting-cards.ts';

/** Stations tell how they are every few seconds. */
const EVERY_MS = 10_000;

/** Cards of a point made one after another at a station, without a click for each (000-02, 001-24). */
@Component({
  selector: 'km-production-screen',
  imports: [BatchPanel, BureauList, FailureNote, PostingPanel, Skeleton, WaitingCards],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './production-screen.html',
  styleUrl: './production.css',
})
export class ProductionScreen {
  protected readonly access = inject(OperatorAccess);
  protected readonly readAnew = readAnew;
  protected readonly resource = productionFloor();
  protected readonly orderList = bureauOrders();
  protected readonly orders = computed(() => (this.orderList.hasValue() ? this.orderList.value() : undefined));
  protected readonly firms = computed(() => [...new Set(this.orders()?.orders.map(({ firm }) => firm))]);
  // what was read stays on the screen while it is read again
  private readonly floor = linkedSignal<ReturnType<typeof this.read>, ReturnType<typeof this.read>>({
    source: () => this.read(),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly found = computed(() => this.floor());
  protected readonly open = computed(
    () => this.floor()?.batches.filter(({ state, now }) => state !== 'ended' || now) ?? [],
  );
  protected readonly over = computed(
    () => this.floor()?.batches.filter(({ state, now }) => state === 'ended' && !now) ?? [],
  );

  /** The batch that a key pauses: that of the station that was chosen last on this computer, or the only one. */
  protected readonly keyed = computed(() => {
    const running = this.open().filter(({ state }) => state === 'running');
    const own = running.find(({ station }) => station.id === localStorage.getItem(LAST_STATION));
    return (own ?? (running.length === 1 ? running[0] : undefined))?.id;
  });
  private readonly api = inject(ProductionApi);
  private readonly toasts = inject(Toasts);

  constructor() {
    const { changes } = inject(TaskWatch);
    readAtEach(changes, this.resource);
    readAtEach(changes, this.orderList);
    inject(Keyboard).while({ S: () => void this.pauseKeyed() });
    const clock = setInterval(() => {
      if (document.visibilityState === 'visible' && !this.resource.isLoading()) this.resource.reload();
    }, EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  /** Stations of the point that make no batch now. */
  protected freeStations(pointId: string) {
    const busy = this.open().map(({ station }) => station.id);
    const point = this.found()?.points.find(({ id }) => id === pointId);
    return point?.stations.filter(({ id }) => !busy.includes(id)) ?? [];
  }

  private async pauseKeyed(): Promise<void> {
    const id = this.keyed();
    if (id === undefined) return;
    await this.api.pause(id).catch((failure: unknown) => this.toasts.say(sentenceFor(toProblem(failure).code)));
    readAnew(this.resource);
  }

  private read() {
    return this.resource.hasValue() ? this.resource.value() : undefined;
  }
}
