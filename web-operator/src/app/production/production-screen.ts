import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, linkedSignal } from '@angular/core';
import { FailureNote, readAnew, readAtEach, Skeleton } from '@karta/web-shared';
import { TaskWatch } from '../task-watch.ts';
import { BatchPanel } from './batch-panel.ts';
import { productionFloor } from './production-api.ts';
import { WaitingCards } from './waiting-cards.ts';

/** Stations tell how they are every few seconds. */
const EVERY_MS = 10_000;

/** Cards of a point made one after another at a station, without a click for each (000-02, 001-24). */
@Component({
  selector: 'km-production-screen',
  imports: [BatchPanel, FailureNote, Skeleton, WaitingCards],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './production-screen.html',
  styleUrl: './production.css',
})
export class ProductionScreen {
  protected readonly readAnew = readAnew;
  protected readonly resource = productionFloor();
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

  constructor() {
    readAtEach(inject(TaskWatch).changes, this.resource);
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

  private read() {
    return this.resource.hasValue() ? this.resource.value() : undefined;
  }
}
