import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { OperatorAccess } from '../session/operator-access.ts';

/** Which version of the design a card is printed with; who may change the design finds that version by it (000-21). */
@Component({
  selector: 'km-printed-design',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (mayOpen) {
      <a routerLink="/projekt-karty" [queryParams]="{ wersja: version() }">projekt karty: wersja {{ version() }}</a>
    } @else {
      projekt karty: wersja {{ version() }}
    }`,
})
export class PrintedDesign {
  readonly version = input.required<number>();
  protected readonly mayOpen = inject(OperatorAccess).may('settings.change');
}
