import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CaseRow } from '@karta/contracts';
import { caseStatus, StatusChip } from '@karta/web-shared';
import { approvalList } from '../approvals/approvals-api.ts';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell } from '../lists/list-templates.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { ChannelNotice } from '../messages/channel-notice.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { CASE_LIST, caseFilters } from './case-columns.ts';
import { definitionList } from './processes-api.ts';

/** The cases of all processes. */
@Component({
  selector: 'km-process-list',
  imports: [Cell, ChannelNotice, ListFrame, MarkedText, RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-list
    [state]="state"
    heading="Procesy"
    icon="account_tree"
    [filters]="filters()"
    emptyHeading="Nie ma jeszcze spraw"
    emptyHint="Pojawią się, gdy mieszkańcy złożą wnioski."
    (opened)="open($event)"
  >
    <ng-container listHead>
      <km-channel-notice />
      <div class="grow"></div>
      <a class="btn btn--secondary" routerLink="/procesy/zatwierdzenia"
        ><span class="i i-check_circle" aria-hidden="true"></span>Do zatwierdzenia
        @if (waiting() > 0) {
          ({{ waiting() }})
        }
      </a>
      <a class="btn btn--secondary" routerLink="/procesy/diagramy"
        ><span class="i i-account_tree" aria-hidden="true"></span>Diagramy i&nbsp;decyzje</a
      >
      @if (access.may('process.deploy')) {
        <a class="btn btn--primary" routerLink="/procesy/wdrozenie"
          ><span class="i i-upload_file" aria-hidden="true"></span>Wdróż diagram</a
        >
      }
    </ng-container>
    <ng-template kmCell="process" let-row let-tab="tab">
      <a routerLink="/procesy/sprawa" [queryParams]="{ workflowId: row.workflowId }" [tabindex]="tab"
        ><km-marked [text]="row.processName" [search]="state.search()" />
        @if (row.applicationNumber) {
          <span class="sr">, wniosek {{ row.applicationNumber }}</span>
        }
      </a>
    </ng-template>
    <ng-template kmCell="state" let-row><km-status [status]="caseStatus(row.state)" [small]="true" /></ng-template>
  </km-list>`,
})
export class ProcessList {
  protected readonly access = inject(OperatorAccess);
  protected readonly state = new ListState(CASE_LIST);
  private readonly definitions = definitionList();
  /** The newest version of each process gives it its name. */
  protected readonly filters = computed(() =>
    caseFilters(this.definitions.hasValue() ? this.definitions.value().definitions : []),
  );
  private readonly approvals = approvalList();
  protected readonly waiting = computed(() => (this.approvals.hasValue() ? this.approvals.value().waiting : 0));
  protected readonly caseStatus = caseStatus;
  private readonly router = inject(Router);

  protected async open(row: CaseRow): Promise<void> {
    await this.router.navigate(['/procesy/sprawa'], { queryParams: { workflowId: row.workflowId } });
  }
}
