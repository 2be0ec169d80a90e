import { ChangeDetectionStrategy, Component, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { caseStatus, FailureNote, nearTime, plainTime, Skeleton, StatusChip, type CaseList } from '@karta/web-shared';
import { OperatorAccess } from '../session/operator-access.ts';
import { caseList, definitionList } from './processes-api.ts';

const STATES = ['running', 'suspended', 'incident', 'completed', 'failed', 'cancelled'];

/** Deployed diagrams and the cases that run on them. */
@Component({
  selector: 'km-process-list',
  imports: [FailureNote, RouterLink, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './process-list.html',
})
export class ProcessList {
  protected readonly access = inject(OperatorAccess);
  protected readonly processKey = signal('');
  protected readonly state = signal('');
  protected readonly states = STATES;
  protected readonly definitions = definitionList();
  protected readonly resource = caseList(this.processKey, this.state);
  protected readonly cases = linkedSignal<CaseList | undefined, CaseList | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  protected readonly caseStatus = caseStatus;
  protected readonly nearTime = nearTime;
  protected readonly plainTime = plainTime;
}
