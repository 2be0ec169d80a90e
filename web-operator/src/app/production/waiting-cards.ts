import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProductionFloor } from '@karta/contracts';
import { IntendedAct, nearTime, sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { StationChoice } from '../devices/station-choice.ts';
import { cardCount } from './batch-words.ts';
import { BureauOrderDialog } from './bureau-order-dialog.ts';
import { ProductionApi } from './production-api.ts';

type Point = ProductionFloor['points'][number];
/** Where this computer keeps which station was chosen last. */
export const LAST_STATION = 'karta.station';
const NONE_CHOSEN = 'Zaznacz karty, które mają powstać.';

/** The cards that wait at a point: all of them or chosen ones become a batch at a station. */
@Component({
  selector: 'km-waiting-cards',
  imports: [BureauOrderDialog, RouterLink, StationChoice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './waiting-cards.html',
  styleUrl: './production.css',
})
export class WaitingCards {
  readonly point = input.required<Point>();
  /** Where a batch may begin now. */
  readonly stations = input.required<Point['stations']>();
  readonly namesPoint = input.required<boolean>();
  /** Chips of this town can be made by an outside firm. */
  readonly mayOrder = input.required<boolean>();
  /** Those of earlier orders. */
  readonly firms = input.required<readonly string[]>();
  readonly begun = output();
  protected readonly nearTime = nearTime;
  protected readonly cardCount = cardCount;
  /** The cards that are about to be ordered; null where none are. */
  protected readonly ordering = signal<string[] | null>(null);
  protected readonly isSending = signal(false);
  protected readonly error = signal<string | null>(null);
  /** What is not meant: a card that comes meanwhile is meant with the others. */
  private readonly left = signal<ReadonlySet<string>>(new Set());
  protected readonly chosen = computed(() =>
    this.point()
      .waiting.map(({ taskId }) => taskId)
      .filter((taskId) => !this.left().has(taskId)),
  );
  protected readonly areAll = computed(() => this.chosen().length === this.point().waiting.length);
  protected readonly stationId = linkedSignal<Point['stations'], string | null>({
    source: this.stations,
    computation: (stations, previous) => {
      const wanted = [previous?.value, localStorage.getItem(LAST_STATION)].find((id) =>
        stations.some((station) => station.id === id),
      );
      return wanted ?? stations.find(({ online }) => online)?.id ?? null;
    },
  });
  protected readonly isSilent = computed(
    () => this.stations().find(({ id }) => id === this.stationId())?.online === false,
  );
  private readonly api = inject(ProductionApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected isChosen(taskId: string): boolean {
    return !this.left().has(taskId);
  }
  protected choose(taskId: string, isMeant: boolean): void {
    const left = new Set(this.left());
    if (isMeant) left.delete(taskId);
    else left.add(taskId);
    this.left.set(left);
  }
  protected chooseAll(areMeant: boolean): void {
    this.left.set(areMeant ? new Set() : new Set(this.point().waiting.map(({ taskId }) => taskId)));
  }

  protected order(): void {
    const taskIds = this.chosen();
    this.error.set(taskIds.length === 0 ? NONE_CHOSEN : null);
    if (taskIds.length > 0) this.ordering.set(taskIds);
  }

  protected async begin(): Promise<void> {
    const [stationId, taskIds] = [this.stationId(), this.chosen()];
    this.error.set(taskIds.length === 0 ? NONE_CHOSEN : stationId ? null : 'Wybierz stanowisko.');
    if (!stationId || this.error() || this.isSending()) return;
    localStorage.setItem(LAST_STATION, stationId);
    this.isSending.set(true);
    try {
      await this.api.begin({ stationId, taskIds }, this.intended.keyFor([stationId, taskIds]));
      this.intended.succeeded();
      this.toasts.say(`Seria zaczęta: ${cardCount(taskIds.length)}.`);
    } catch (failure) {
      this.intended.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
      this.begun.emit();
    }
  }
}
