import { NgTemplateOutlet } from '@angular/common';
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
import type { TaskDetail } from '@karta/contracts';
import { goesOnAtStation } from '@karta/domain';
import { answerWords, deviceSentence, printerWord } from '../device-words.ts';
import { productionPhases } from './production-phases.ts';
import { StationChoice } from '../devices/station-choice.ts';
import { TasksApi } from './tasks-api.ts';

const LAST_STATION = 'karta.station';

/** A card made at a station: choose it, start, watch, and settle what a device reports. */
@Component({
  selector: 'km-production-task',
  imports: [NgTemplateOutlet, RouterLink, StationChoice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './production-task.html',
})
export class ProductionTask {
  readonly task = input.required<TaskDetail>();
  readonly changed = output<TaskDetail>();
  readonly refused = output<unknown>();
  protected readonly isSending = signal(false);
  protected readonly production = computed(() => this.task().production);
  protected readonly phases = computed(() =>
    productionPhases(this.production()?.phase ?? 'waiting-for-start', this.production()?.problemCode ?? null),
  );
  /** The station used last on this computer, else the only one that answers. */
  protected readonly stationId = linkedSignal<readonly { id: string; online: boolean }[], string | null>({
    source: () => this.production()?.stations ?? [],
    computation: (stations, previous) => {
      const wanted = [previous?.value, localStorage.getItem(LAST_STATION)].find((id) =>
        stations.some((station) => station.id === id),
      );
      return wanted ?? stations.find((station) => station.online)?.id ?? null;
    },
  });
  protected readonly station = computed(
    () => this.production()?.stations.find((each) => each.id === this.stationId()) ?? null,
  );
  /** Another station has to go on: it was revoked. */
  protected readonly mustMove = computed(() => this.production()?.startedAt?.isRevoked === true);
  protected readonly printsOn = (answer: string): boolean =>
    goesOnAtStation(answer, this.production()?.problemCode ?? null);
  protected readonly answerWords = answerWords;
  protected readonly deviceSentence = deviceSentence;
  protected readonly printerWord = printerWord;
  private readonly api = inject(TasksApi);

  protected start(): Promise<void> {
    const stationId = this.stationId();
    if (!stationId) return Promise.resolve();
    localStorage.setItem(LAST_STATION, stationId);
    return this.act(() => this.api.startProduction(this.task().id, stationId));
  }

  protected answer(answer: string): Promise<void> {
    // the one it was started at makes nothing any more
    const other = this.mustMove() && this.printsOn(answer) ? this.stationId() : null;
    return this.act(() => this.api.answerProduction(this.task().id, answer, other));
  }

  private async act(work: () => Promise<TaskDetail>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      this.changed.emit(await work());
    } catch (failure) {
      this.refused.emit(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
