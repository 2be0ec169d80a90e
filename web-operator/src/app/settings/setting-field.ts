import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { SettingList, SettingView } from '@karta/contracts';
import type { SettingKey } from '@karta/domain';
import { sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { typedOf, valueOf } from './setting-input.ts';
import { SETTING_WORDS } from './setting-words.ts';
import { SettingsApi } from './settings-api.ts';

/** One setting with its input, saved by itself. */
@Component({
  selector: 'km-setting-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './setting-field.html',
})
export class SettingField {
  readonly setting = input.required<SettingView>();
  readonly saved = output<SettingList>();
  protected readonly words = computed(() => SETTING_WORDS[this.setting().key as SettingKey]);
  /** What stands in the input; a saved value takes its place. */
  protected readonly typed = linkedSignal(() => typedOf(this.setting().value));
  protected readonly error = signal<string | null>(null);
  protected readonly isSaving = signal(false);
  protected readonly isChanged = computed(() => this.typed() !== typedOf(this.setting().value));
  protected readonly isOwn = computed(() => typedOf(this.setting().value) !== typedOf(this.setting().default));
  protected readonly describedBy = computed(
    () => `${this.setting().key}-hint${this.error() === null ? '' : ` ${this.setting().key}-error`}`,
  );
  protected readonly typedOf = typedOf;
  private readonly api = inject(SettingsApi);
  private readonly toasts = inject(Toasts);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const read = valueOf(this.setting(), this.typed());
    this.error.set('error' in read ? read.error : null);
    if ('error' in read) return document.getElementById(this.setting().key)?.focus();
    await this.send(read.value);
  }

  protected async giveBack(): Promise<void> {
    this.error.set(null);
    await this.send(null);
  }

  private async send(value: SettingView['value'] | null): Promise<void> {
    if (this.isSaving()) return;
    this.isSaving.set(true);
    const { key, version } = this.setting();
    try {
      this.saved.emit(await this.api.change(key, { value, version }));
      this.toasts.say(`Zapisano: ${this.words().label}.`);
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSaving.set(false);
    }
  }
}
