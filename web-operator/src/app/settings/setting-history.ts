import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { SettingHistory as History, SettingView } from '@karta/contracts';
import { FailureNote, nearTime } from '@karta/web-shared';
import { settingText } from './setting-text.ts';

/** Who changed a setting, when, and from what to what; asked for when somebody opens it. */
@Component({
  selector: 'km-setting-history',
  imports: [FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<details #part (toggle)="isOpen.set(part.open)">
    <summary class="small">
      Domyślnie: {{ usual() }} · historia<span class="sr">: {{ label() }}</span>
    </summary>
    @if (history.hasValue()) {
      <ul class="notes">
        @for (change of history.value().changes; track $index) {
          <li class="small">
            {{ textOf(change.from) }} → {{ textOf(change.to) }}
            <span class="muted">{{ change.by || 'program' }}, {{ nearTime(change.at) }}</span>
          </li>
        } @empty {
          <li class="small muted">Nikt tego jeszcze nie zmieniał.</li>
        }
      </ul>
    } @else if (history.error()) {
      <km-failure [error]="history.error()" (retry)="history.reload()" />
    }
  </details>`,
})
export class SettingHistory {
  readonly setting = input.required<SettingView>();
  readonly label = input.required<string>();
  protected readonly isOpen = signal(false);
  protected readonly usual = computed(() => settingText(this.setting().default));
  private readonly asked = computed(() => ({ key: this.setting().key, version: this.setting().version }));
  protected readonly history = httpResource<History>(() =>
    this.isOpen() ? `/api/admin/settings/${this.asked().key}/history` : undefined,
  );
  protected readonly nearTime = nearTime;
  /** Nothing stored: the default holds. */
  protected readonly textOf = (value: unknown): string =>
    value === null ? 'domyślne' : (this.setting().names?.[String(value)] ?? settingText(value));
}
