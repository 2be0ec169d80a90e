import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseBatchRow, IncidentGroup } from '@karta/contracts';
import { nearTime } from '@karta/web-shared';
import { ACT_WORDS } from '../audit/act-words.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { batchHeading, BATCH_STATE_WORDS, caseCount, casesActedOn, foundByWords } from './batch-words.ts';
import { incidentCause, incidentWords, isOfWholeCase } from './incident-words.ts';
import type { ManyAct } from './many-act-dialog.ts';

/** Incidents by cause with what has changed since, and the batches of late. */
@Component({
  selector: 'km-incident-panel',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './incident-panel.html',
})
export class IncidentPanel {
  readonly groups = input.required<readonly IncidentGroup[]>();
  readonly batches = input.required<readonly CaseBatchRow[]>();
  readonly wanted = output<ManyAct>();
  readonly opened = output<string>();
  protected readonly total = computed(() => this.groups().reduce((sum, { count }) => sum + count, 0));
  protected readonly words = { caseCount, casesActedOn, incidentWords, nearTime, foundByWords, batchHeading };
  protected readonly states = BATCH_STATE_WORDS;
  protected readonly isOfWholeCase = isOfWholeCase;
  protected readonly mayRepair = computed(() => this.access.may('process.repair'));
  private readonly access = inject(OperatorAccess);

  protected readonly cause = incidentCause;

  protected news(act: string): string {
    return (ACT_WORDS as Readonly<Record<string, string>>)[act] ?? act;
  }

  /** All that had come about when the list was read. */
  protected many(act: 'retry-incident' | 'skip-incident', group: IncidentGroup): ManyAct {
    const { code, elementId, processKey, last, count } = group;
    return { act, incidents: { code, elementId, processKey, until: last }, count };
  }
}
