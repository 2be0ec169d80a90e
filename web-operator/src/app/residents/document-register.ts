import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PersonChoices } from '@karta/contracts';
import type { DOCUMENTS, RowOf } from '@karta/contracts/registers';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell } from '../lists/list-templates.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { DOCUMENT_LIST } from './document-columns.ts';

/** Documents of all people, with the day on which each is deleted; one is opened at its person's page, for a reason. */
@Component({
  selector: 'km-document-register',
  imports: [Cell, ListFrame, MarkedText, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-list
    [state]="state"
    [filters]="filters()"
    heading="Dokumenty"
    icon="description"
    emptyHeading="Nie ma tu dokumentów"
    emptyHint="Dokument dodaje się na stronie osoby, w „Dokumentach”."
    (opened)="open($event)"
  >
    <ng-container listHead>
      <span class="grow"></span>
      <a class="btn btn--secondary" routerLink="/mieszkancy">Mieszkańcy</a>
    </ng-container>
    <ng-template kmCell="person" let-row let-tab="tab">
      <a [routerLink]="['/mieszkancy', row.residentId]" [tabindex]="tab"
        ><km-marked [text]="row.person" [search]="state.search()"
      /></a>
    </ng-template>
  </km-list>`,
})
export class DocumentRegister {
  protected readonly state = new ListState(DOCUMENT_LIST);
  private readonly choices = httpResource<PersonChoices>(() => '/api/operator/person-choices');
  /** Types are rows of the town: they are asked for. */
  protected readonly filters = computed(() => [
    ...DOCUMENT_LIST.filters,
    {
      key: 'type',
      word: 'Rodzaj',
      choices: this.choices.hasValue()
        ? this.choices.value().documentTypes.map(({ code, name }) => ({ code, word: name }))
        : [],
    },
  ]);
  private readonly router = inject(Router);

  protected async open(row: RowOf<typeof DOCUMENTS>): Promise<void> {
    if (row.residentId) await this.router.navigate(['/mieszkancy', row.residentId]);
  }
}
