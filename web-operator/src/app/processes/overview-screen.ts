import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { ProcessOverview, ProcessPicture } from '@karta/contracts';
import { FailureNote, pluralForm, readAnew, readAtEach, Skeleton } from '@karta/web-shared';
import { filter, interval } from 'rxjs';
import { Keyboard } from '../keys/keyboard.ts';
import { ChannelNotice } from '../messages/channel-notice.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { caseCount } from './batch-words.ts';
import { CaseBatchPanel } from './case-batch-panel.ts';
import { IncidentPanel } from './incident-panel.ts';
import { ManyActDialog, type ManyAct } from './many-act-dialog.ts';
import { batchesOf, incidentGroupsOf, overviewOf, pictureOf } from './overview-api.ts';
import { ProcessActions } from './process-actions.ts';
import { ProcessLoad } from './process-load.ts';
import { ProcessTable } from './process-table.ts';
import { ProcessTabs } from './process-tabs.ts';

const LOOK_EVERY_MS = 5000;

/** How the processes do: a table, the chosen one on its diagram, and what is stuck with what can be done about it. */
@Component({
  selector: 'km-process-overview',
  imports: [
    CaseBatchPanel,
    ChannelNotice,
    FailureNote,
    IncidentPanel,
    ManyActDialog,
    ProcessActions,
    ProcessLoad,
    ProcessTable,
    ProcessTabs,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview-screen.html',
})
export class OverviewScreen {
  /** The process and version that are looked at, and the batch that is watched. */
  readonly proces = input<string>();
  readonly wersja = input<string>();
  readonly seria = input<string>();
  protected readonly overview = overviewOf();
  protected readonly groups = incidentGroupsOf();
  protected readonly batches = batchesOf();
  private readonly all = kept(() => (this.overview.hasValue() ? this.overview.value() : undefined));
  protected readonly shown = computed<ProcessOverview | undefined>(() => this.all());
  /** The chosen process, at first the one with most cases. */
  protected readonly processKey = computed(() => this.proces() ?? this.shown()?.processes[0]?.processKey ?? null);
  protected readonly picture = pictureOf(() => {
    const processKey = this.processKey();
    const version = this.wersja();
    return processKey === null ? null : { processKey, version: version === undefined ? null : Number(version) };
  });
  private readonly last = kept(() => (this.picture.hasValue() ? this.picture.value() : undefined));
  protected readonly load = computed<ProcessPicture | undefined>(() => {
    const last = this.last();
    return last?.processKey === this.processKey() ? last : undefined;
  });
  protected readonly acting = signal<ManyAct | null>(null);
  protected readonly summary = computed(() => {
    const { running, incidents } = this.shown() ?? { running: 0, incidents: 0 };
    const stuck = `${incidents} ${pluralForm(incidents, 'stoi', 'stoją', 'stoi')} na błędzie`;
    return `${caseCount(running)} w toku · ${stuck} · na żywo`;
  });
  protected readonly access = inject(OperatorAccess);
  private readonly router = inject(Router);

  constructor() {
    const looks = interval(LOOK_EVERY_MS).pipe(filter(() => !document.hidden));
    for (const resource of [this.overview, this.groups, this.batches, this.picture]) readAtEach(looks, resource);
    inject(Keyboard).while({
      R: () => this.retryFirst(),
      G: () => document.getElementById(document.activeElement?.id === 'diagram' ? 'lista' : 'diagram')?.focus(),
    });
  }

  protected async show(of: { proces?: string; wersja?: number | null; seria?: string | null }): Promise<void> {
    const queryParams = { ...of, ...(of.proces !== undefined && { wersja: null }) };
    await this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected async begun(batchId: string | null): Promise<void> {
    readAnew(this.overview);
    readAnew(this.groups);
    readAnew(this.batches);
    if (batchId !== null) await this.show({ seria: batchId });
  }

  private retryFirst(): void {
    const group = this.groups.hasValue() ? this.groups.value().groups[0] : undefined;
    if (!group || !this.access.may('process.repair')) return;
    const { code, elementId, processKey, last, count } = group;
    this.acting.set({ act: 'retry-incident', incidents: { code, elementId, processKey, until: last }, count });
  }
}

/** The last answer stays on the screen while the next one loads. */
const kept = <T>(source: () => T | undefined) =>
  linkedSignal<T | undefined, T | undefined>({ source, computation: (now, previous) => now ?? previous?.value });
