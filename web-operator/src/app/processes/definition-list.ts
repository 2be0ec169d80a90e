import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, nearTime, Skeleton } from '@karta/web-shared';
import { OperatorAccess } from '../session/operator-access.ts';
import { ProcessActions } from './process-actions.ts';
import { ProcessTabs } from './process-tabs.ts';
import { decisionList, definitionList } from './processes-api.ts';

/** What is deployed: diagrams with their cases, and files of decisions. */
@Component({
  selector: 'km-definition-list',
  imports: [FailureNote, ProcessActions, ProcessTabs, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './definition-list.html',
})
export class DefinitionList {
  protected readonly access = inject(OperatorAccess);
  protected readonly definitions = definitionList();
  protected readonly decisions = decisionList();
  protected readonly nearTime = nearTime;
}
