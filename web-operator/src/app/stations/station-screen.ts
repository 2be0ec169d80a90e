import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StationList, StationView } from '@karta/contracts';
import { FailureNote, Skeleton, Toasts } from '@karta/web-shared';
import { deviceList } from '../devices/device-list.ts';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { blanksWord } from '../reports/blanks-word.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { StationCalibration } from './station-calibration.ts';
import { StationCodeDialog } from './station-code.ts';
import { StationForm } from './station-form.ts';
import { StationPanel, type StationAct } from './station-panel.ts';
import { byPoint } from './station-words.ts';
import { stationList, StationsApi, stockNow } from './stations-api.ts';

/** Where cards are made: stations by point, how they are, and who may work in their name (000-02, 001-24). */
@Component({
  selector: 'km-station-screen',
  imports: [
    FailureNote,
    ReasonDialog,
    RouterLink,
    Skeleton,
    StationCalibration,
    StationCodeDialog,
    StationForm,
    StationPanel,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './station-screen.html',
  styleUrl: './stations.css',
})
export class StationScreen {
  protected readonly resource = stationList();
  protected readonly devices = deviceList<StationList, StationView, StationAct>(
    this.resource,
    ({ stations }) => stations,
  );
  protected readonly list = this.devices.list;
  protected readonly points = computed(() => {
    const list = this.list();
    return list ? byPoint(list) : [];
  });
  protected readonly readsReports = inject(OperatorAccess).may('report.read');
  private readonly stock = stockNow(this.readsReports);
  private readonly api = inject(StationsApi);
  private readonly toasts = inject(Toasts);

  /** What is left at a point; nothing where nobody has entered blanks. */
  protected blanks(pointId: string): { word: string; isShort: boolean } | undefined {
    const { points = [], least = 0 } = this.stock.hasValue() ? this.stock.value() : {};
    const now = points.find(({ id }) => id === pointId)?.now ?? null;
    if (now === null) return undefined;
    const isShort = now < least;
    return { word: `w magazynie: ${blanksWord(now)}${isShort ? ', mało' : ''}`, isShort };
  }

  protected revoke(station: StationView): (reason: string) => Promise<void> {
    return async (reason) => {
      await this.api.revoke(station.id, reason);
      this.toasts.say(`Odłączono: ${station.name}.`);
    };
  }
}
