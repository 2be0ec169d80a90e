import { ChangeDetectionStrategy, Component } from '@angular/core';
import { FailureNote, nearTime, Skeleton } from '@karta/web-shared';
import { ProcessActions } from './process-actions.ts';
import { ProcessTabs } from './process-tabs.ts';
import { decisionList, definitionList } from './processes-api.ts';

/** What is deployed: diagrams with their cases, and files of decisions. */
@Component({
  selector: 'km-definition-list',
  imports: [FailureNote, ProcessActions, ProcessTabs, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './definition-list.html',
})
export class DefinitionList {
  protected readonly definitions = definitionList();
  protected readonly decisions = decisionList();
  protected readonly nearTime = nearTime;
}
