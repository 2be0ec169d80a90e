import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CaseRow } from '@karta/contracts';
import { caseStatus, StatusChip } from '@karta/web-shared';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell } from '../lists/list-templates.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { ChannelNotice } from '../messages/channel-notice.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { CASE_LIST, caseFilters } from './case-columns.ts';
import { ManyActDialog, type ManyAct } from './many-act-dialog.ts';
import { pictureOf } from './overview-api.ts';
import { ProcessActions } from './process-actions.ts';
import { definitionList } from './processes-api.ts';
import { ProcessTabs } from './process-tabs.ts';

/** The cases of all processes. */
@Component({
  selector: 'km-process-list',
  imports: [
    Cell,
    ChannelNotice,
    ListFrame,
    ManyActDialog,
    MarkedText,
    ProcessActions,
    ProcessTabs,
    RouterLink,
    StatusChip,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './process-list.html',
})
export class ProcessList {
  /** Brought by a link: which process, step and version, and in what state. */
  readonly processKey = input<string>();
  readonly elementId = input<string>();
  readonly version = input<string>();
  readonly stan = input<string>();
  protected readonly access = inject(OperatorAccess);
  protected readonly state = new ListState(CASE_LIST);
  protected readonly acting = signal<ManyAct | null>(null);
  private readonly definitions = definitionList();
  private readonly chosen = pictureOf(() => {
    const { processKey, version } = this.state.filters();
    return processKey === undefined ? null : { processKey, version: version === undefined ? null : Number(version) };
  });
  /** The newest version of each process gives it its name. */
  protected readonly filters = computed(() =>
    caseFilters(
      this.definitions.hasValue() ? this.definitions.value().definitions : [],
      this.chosen.hasValue() ? this.chosen.value() : undefined,
    ),
  );
  protected readonly caseStatus = caseStatus;
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const brought = {
        processKey: this.processKey(),
        elementId: this.elementId(),
        version: this.version(),
        state: this.stan(),
      };
      untracked(() => {
        for (const [key, code] of Object.entries(brought)) if (code !== undefined) this.state.filter(key, code);
      });
    });
  }

  protected act(kind: 'suspend-case' | 'resume-case' | 'cancel-case'): void {
    const workflowIds = this.state.selected().map((row) => row.workflowId);
    this.acting.set({ act: kind, cases: { workflowIds }, count: workflowIds.length });
  }

  protected async open(row: CaseRow): Promise<void> {
    await this.router.navigate(['/procesy/sprawa'], { queryParams: { workflowId: row.workflowId } });
  }

  protected async watch(batchId: string | null): Promise<void> {
    if (batchId !== null) await this.router.navigate(['/procesy'], { queryParams: { seria: batchId } });
  }
}
