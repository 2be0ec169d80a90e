import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import type { SettingList, SettingView } from '@karta/contracts';
import type { SettingKey } from '@karta/domain';
import { FailureNote, Skeleton } from '@karta/web-shared';
import { SettingsNav } from '../frames/settings-nav.ts';
import { TestMessage } from '../messages/test-message.ts';
import { SettingField } from './setting-field.ts';
import { SettingHistory } from './setting-history.ts';
import { GROUP_WORDS, SETTING_WORDS } from './setting-words.ts';
import { settingList } from './settings-api.ts';

/** What the city decides for itself, group by group. */
@Component({
  selector: 'km-settings',
  imports: [FailureNote, SettingField, SettingHistory, SettingsNav, Skeleton, TestMessage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="narrow">
      <div class="o-head">
        <h1>Ustawienia</h1>
      </div>
      <km-settings-nav />
      <p class="muted">Każde ustawienie zapisuje się osobno i działa od razu. Zmiany trafiają do dziennika.</p>
      @if (list.hasValue()) {
        @for (group of groups(); track group.code) {
          <section class="panel stack mt-4" [attr.aria-labelledby]="'grupa-' + group.code">
            <h2 [id]="'grupa-' + group.code">{{ group.name }}</h2>
            @for (setting of group.settings; track setting.key) {
              <km-setting-field [setting]="setting" (listed)="take($event)" />
              <km-setting-history [setting]="setting" [label]="labelOf(setting)" />
            }
            @if (group.code === 'office') {
              <km-test-message channel="mail" />
              <km-test-message channel="sms" />
            }
          </section>
        }
      } @else if (list.error()) {
        <km-failure [error]="list.error()" (retry)="list.reload()" />
      } @else {
        <km-skeleton [lines]="6" />
      }
    </div>
  `,
})
export class SettingsScreen {
  protected readonly list = settingList();
  protected readonly groups = computed(() => {
    const settings = this.list.hasValue() ? this.list.value().settings : [];
    return Object.entries(GROUP_WORDS)
      .map(([code, name]) => ({ code, name, settings: settings.filter(({ group }) => group === code) }))
      .filter((group) => group.settings.length > 0);
  });

  protected labelOf({ key }: SettingView): string {
    return SETTING_WORDS[key as SettingKey]?.label ?? key;
  }

  protected take(list: SettingList): void {
    this.list.set(list);
  }
}
