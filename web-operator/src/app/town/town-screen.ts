import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, Skeleton } from '@karta/web-shared';
import { SettingsNav } from '../frames/settings-nav.ts';
import { settingList } from '../settings/settings-api.ts';
import { TownForm } from './town-form.ts';

/** Name, arms and colour of the town. */
@Component({
  selector: 'km-town-screen',
  imports: [FailureNote, RouterLink, SettingsNav, Skeleton, TownForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="o-head">
      <h1>Nazwa, herb, barwa</h1>
      <span class="grow"></span>
      <a class="btn btn--secondary" routerLink="/pierwsze-uruchomienie"
        ><span class="i i-task_alt" aria-hidden="true"></span>Pierwsze uruchomienie</a
      >
    </div>
    <km-settings-nav />
    @if (list.hasValue()) {
      <div class="panel"><km-town-form [settings]="list.value()" (listed)="list.set($event)" /></div>
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="6" [block]="true" />
    }
  `,
})
export class TownScreen {
  protected readonly list = settingList();
}
