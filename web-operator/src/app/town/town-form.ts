import { HttpClient, HttpHeaders } from '@angular/common/http';
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
import { sentenceFor, Toasts, toProblem, TownLook } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { OperatorAccess } from '../session/operator-access.ts';
import { SettingField } from '../settings/setting-field.ts';
import { SettingsApi } from '../settings/settings-api.ts';
import { buttonContrast } from './contrast.ts';

/** Colours to begin with; any other may be typed. */
const SWATCHES = [
  ['#00586b', 'morska'],
  ['#0a5c2b', 'zielona'],
  ['#8c2a1e', 'ceglana'],
  ['#6b2d7b', 'śliwkowa'],
  ['#6b4400', 'brązowa'],
  ['#2d4a94', 'niebieska'],
] as const;
const COLOUR = /^#[0-9a-f]{6}$/i;
const OFFICE = ['officeName', 'officeAddress', 'officeEmail', 'officePhone'];
const LARGEST_BYTES = 10 * 1024 * 1024;

/** Name, arms and colour of the town, with the contrast and the portal beside, always live. */
@Component({
  selector: 'km-town-form',
  imports: [SettingField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './town-form.html',
})
export class TownForm {
  readonly settings = input.required<SettingList>();
  /** Every setting as it stands now. */
  readonly listed = output<SettingList>();
  protected readonly look = inject(TownLook);
  protected readonly swatches = SWATCHES;
  protected readonly named = computed(() => this.only(['townName']));
  protected readonly office = computed(() => this.only(OFFICE));
  private readonly setting = computed(() => this.settings().settings.find(({ key }) => key === 'townColour'));
  protected readonly stored = computed(() => String(this.setting()?.value ?? ''));
  protected readonly colour = linkedSignal(() => this.stored().toLowerCase());
  protected readonly isColour = computed(() => COLOUR.test(this.colour()));
  protected readonly contrast = computed(() => {
    if (!this.isColour()) return null;
    const { light, dark } = buttonContrast(this.colour());
    return { light: inWords(light), dark: inWords(dark) };
  });
  protected readonly name = computed(() => this.access.cityName());
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly access = inject(OperatorAccess);
  private readonly api = inject(SettingsApi);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  private only(keys: readonly string[]): SettingView[] {
    return keys.flatMap((key) => this.settings().settings.filter((each) => each.key === key));
  }

  protected async take(list: SettingList): Promise<void> {
    this.listed.emit(list);
    await this.access.load();
  }

  protected async saveColour(): Promise<void> {
    const setting = this.setting();
    if (!setting || !this.isColour()) return this.problem.set('Wpisz barwę jak #0A5C2B');
    await this.act(async () => {
      await this.take(await this.api.change(setting.key, { value: this.colour(), version: setting.version }));
      this.toasts.say('Zapisano barwę miasta.');
    });
  }

  protected async putArms(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > LARGEST_BYTES) return this.problem.set('Herb jest za duży: wybierz plik do 10 MB');
    await this.act(async () => {
      const headers = new HttpHeaders({ 'Content-Type': file.type || 'image/png' });
      await firstValueFrom(this.http.put('/api/admin/town/arms', file, { headers }));
      await this.access.load();
      this.toasts.say('Zapisano herb.');
    });
  }

  protected async removeArms(): Promise<void> {
    await this.act(async () => {
      await firstValueFrom(this.http.delete('/api/admin/town/arms'));
      await this.access.load();
      this.toasts.say('Wrócił herb z instalacji.');
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (failure) {
      this.problem.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }

  protected readonly keyOf = ({ key }: SettingView): string => key;
}

const inWords = (ratio: number): string => ratio.toLocaleString('pl-PL', { maximumFractionDigits: 1 });
