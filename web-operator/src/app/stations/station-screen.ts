import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StationView } from '@karta/contracts';
import { FailureNote, readAnew, Skeleton, Toasts } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { StationCodeDialog } from './station-code.ts';
import { StationForm } from './station-form.ts';
import { StationPanel, type StationAct } from './station-panel.ts';
import { byPoint } from './station-words.ts';
import { stationList, StationsApi } from './stations-api.ts';

/** An agent tells how its devices are every five seconds. */
const EVERY_MS = 5000;

/** Where cards are made: stations by point, how they are, and who may work in their name (000-02, 001-24). */
@Component({
  selector: 'km-station-screen',
  imports: [FailureNote, ReasonDialog, RouterLink, Skeleton, StationCodeDialog, StationForm, StationPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './station-screen.html',
  styleUrl: './stations.css',
})
export class StationScreen {
  protected readonly resource = stationList();
  /** The list stays on the screen while it is read again. */
  protected readonly list = linkedSignal(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly points = computed(() => {
    const list = this.list();
    return list ? byPoint(list) : [];
  });
  protected readonly isAdding = signal(false);
  private readonly acting = signal<{ id: string; act: StationAct; opened?: StationView } | null>(null);
  /** What is asked, about the station as it is now and as it was when it was asked. */
  protected readonly asked = computed(() => {
    const acting = this.acting();
    const station = this.list()?.stations.find(({ id }) => id === acting?.id);
    return acting && station ? { act: acting.act, station, opened: acting.opened ?? station } : null;
  });
  protected readonly readsReports = inject(OperatorAccess).may('report.read');
  private readonly api = inject(StationsApi);
  private readonly toasts = inject(Toasts);

  constructor() {
    inject(Keyboard).while({ M: () => this.isAdding.set(true) });
    const clock = setInterval(() => {
      if (document.visibilityState === 'visible' && !this.resource.isLoading()) this.resource.reload();
    }, EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  protected ask(act: StationAct, opened: StationView): void {
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

  protected revoke(station: StationView): (reason: string) => Promise<void> {
    return async (reason) => {
      await this.api.revoke(station.id, reason);
      this.toasts.say(`Odłączono: ${station.name}.`);
    };
  }
}
