import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { SettingList, SettingView } from '@karta/contracts';
import type { SettingKey } from '@karta/domain';
import { sentenceFor, Toasts, toProblem, UnsavedChanges } from '@karta/web-shared';
import { typedOf, valueOf } from './setting-input.ts';
import { settingWarning } from './setting-warning.ts';
import { SettingRows } from './setting-rows.ts';
import { settingText } from './setting-text.ts';
import { SETTING_WORDS } from './setting-words.ts';
import { SettingsApi } from './settings-api.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  ROW_IN_USE: 'Jedną z usuniętych pozycji ktoś już wybrał, więc musi zostać. Możesz zmienić jej nazwę.',
};

/** One setting with its input, saved by itself. */
@Component({
  selector: 'km-setting-field',
  imports: [SettingRows],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './setting-field.html',
})
export class SettingField {
  readonly setting = input.required<SettingView>();
  /** Every setting as it stands now. */
  readonly listed = output<SettingList>();
  protected readonly words = computed(() => SETTING_WORDS[this.setting().key as SettingKey]);
  /** What was typed and is not saved, over the version that it began with; others' changes leave it alone. */
  private readonly draft = signal<{ text: string; over: number } | null>(null);
  protected readonly stored = computed(() => typedOf(this.setting().value));
  protected readonly storedText = computed(
    () => this.setting().names?.[this.stored()] ?? settingText(this.setting().value),
  );
  /** What stands in the input. */
  protected readonly typed = computed(() => this.draft()?.text ?? this.stored());
  protected readonly warning = computed(() => settingWarning(this.setting().key, this.typed()));
  protected readonly error = signal<string | null>(null);
  protected readonly isSaving = signal(false);
  protected readonly isChanged = computed(() => this.typed() !== this.stored());
  /** Somebody else saved another value while this one was typed. */
  protected readonly isOvertaken = computed(() => this.isChanged() && this.draft()?.over !== this.setting().version);
  protected readonly isOwn = computed(() => this.stored() !== typedOf(this.setting().default));
  protected readonly describedBy = computed(
    () => `${this.setting().key}-hint${this.error() === null ? '' : ` ${this.setting().key}-error`}`,
  );
  private readonly api = inject(SettingsApi);
  private readonly toasts = inject(Toasts);

  constructor() {
    inject(UnsavedChanges).watch(() => this.isChanged());
  }

  protected type(text: string): void {
    this.draft.update((draft) =>
      text === this.stored() ? null : { text, over: draft?.over ?? this.setting().version },
    );
  }

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
    const sent = this.draft();
    try {
      this.listed.emit(await this.api.change(key, { value, version }));
      // what was typed meanwhile is over the value that was sent
      this.draft.update((draft) => (draft === null || draft === sent ? null : { ...draft, over: version + 1 }));
      this.toasts.say(`Zapisano: ${this.words().label}.`);
    } catch (failure) {
      const { code } = toProblem(failure);
      const isKnown = code === 'CHANGED_MEANWHILE' && (await this.listAnew());
      this.error.set(isKnown && sent !== null ? null : (SENTENCES[code] ?? sentenceFor(code)));
    } finally {
      this.isSaving.set(false);
    }
  }

  /** Returns whether the value that somebody else saved stands on the screen now. */
  private async listAnew(): Promise<boolean> {
    const list = await this.api.read().catch(() => undefined);
    if (list) this.listed.emit(list);
    return list !== undefined;
  }
}
