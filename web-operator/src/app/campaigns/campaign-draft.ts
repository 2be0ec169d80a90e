import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CampaignView } from '@karta/contracts';
import {
  Dialog,
  FailureNote,
  IntendedAct,
  sentenceFor,
  SelectField,
  Skeleton,
  TextField,
  Toasts,
  toProblem,
  UnsavedChanges,
} from '@karta/web-shared';
import { CampaignAudiencePanel } from './campaign-audience.ts';
import { CampaignFilters } from './campaign-filters.ts';
import { CampaignTexts } from './campaign-texts.ts';
import { CampaignWave } from './campaign-wave.ts';
import { campaignAudience, campaignChoices, CampaignsApi } from './campaigns-api.ts';
import { KIND_WORDS, people, WAY_WORDS } from './campaign-words.ts';
import { changeOf, mistakesOf, valuesOf, type DraftValues } from './draft-values.ts';

/** A campaign before it is started: whom it means, what it says, what it costs and brings. */
@Component({
  selector: 'km-campaign-draft',
  imports: [
    CampaignAudiencePanel,
    CampaignFilters,
    CampaignTexts,
    CampaignWave,
    Dialog,
    FailureNote,
    RouterLink,
    SelectField,
    Skeleton,
    TextField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './campaign-draft.html',
  styleUrl: './campaigns.css',
})
export class CampaignDraft {
  readonly campaign = input.required<CampaignView>();
  readonly changed = output();
  protected readonly choices = campaignChoices();
  private readonly saved = linkedSignal(() => ({
    version: this.campaign().version,
    values: valuesOf(this.campaign()),
  }));
  protected readonly values = linkedSignal(() => valuesOf(this.campaign()));
  protected readonly version = computed(() => this.saved().version);
  protected readonly isChanged = computed(() => JSON.stringify(this.values()) !== JSON.stringify(this.saved().values));
  protected readonly audience = campaignAudience(() => ({ id: this.campaign().id, version: this.version() }));
  protected readonly mistakes = signal<Readonly<Record<string, string>>>({});
  protected readonly refusal = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly asks = signal<'start' | 'drop' | null>(null);
  protected readonly ways = Object.entries(WAY_WORDS).map(([code, name]) => ({ code, name }));
  protected readonly consents = computed(() =>
    (this.choices.hasValue() ? this.choices.value().consents : []).map(({ kind, title }) => ({
      code: kind,
      name: title,
    })),
  );
  protected readonly kind = computed(() => KIND_WORDS[this.campaign().kind]);
  protected readonly meant = computed(() => (this.audience.hasValue() ? this.audience.value().people : null));
  protected readonly people = people;
  private readonly api = inject(CampaignsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  constructor() {
    inject(UnsavedChanges).watch(() => this.isChanged());
    // what was said of another text is another matter
    effect(() => {
      this.values();
      untracked(() => this.refusal.set(null));
    });
  }

  protected write(part: Partial<DraftValues>): void {
    this.values.update((before) => ({ ...before, ...part }));
  }

  /** Saves what was typed. Answers whether all of it is saved. */
  protected async save(): Promise<boolean> {
    if (this.isBusy()) return false;
    const values = this.values();
    const perMinute = this.choices.hasValue() ? this.choices.value().perMinute : 1;
    this.mistakes.set(mistakesOf(values, perMinute));
    const [first] = Object.keys(this.mistakes());
    if (first !== undefined) {
      document.getElementById(first)?.focus();
      return false;
    }
    this.isBusy.set(true);
    try {
      const { version } = await this.api.save(this.campaign().id, changeOf(values, this.version()));
      this.saved.set({ version, values });
      this.toasts.say('Zapisano szkic.');
      return true;
    } catch (failure) {
      this.refuse(failure);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Nothing takes back what has gone out: it is asked once more, of what is saved. */
  protected async askToStart(): Promise<void> {
    if (this.isChanged() && !(await this.save())) return;
    this.asks.set('start');
  }

  protected async start(): Promise<void> {
    await this.act(() => this.api.start(this.campaign().id, this.version(), this.intended.keyFor(this.version())));
    if (this.refusal() === null) this.changed.emit();
  }

  protected async drop(): Promise<void> {
    await this.act(() => this.api.drop(this.campaign().id, this.version()));
    if (this.refusal() === null) await this.router.navigate(['/kampanie']);
  }

  private async act(does: () => Promise<unknown>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await does();
      this.saved.update((before) => ({ ...before, values: this.values() }));
    } catch (failure) {
      this.intended.failed(failure);
      this.refuse(failure);
    } finally {
      this.isBusy.set(false);
      this.asks.set(null);
    }
  }

  private refuse(failure: unknown): void {
    const problem = toProblem(failure) as ReturnType<typeof toProblem> & { unknown?: unknown };
    const unknown = typeof problem.unknown === 'string' ? ` Nieznane: ${problem.unknown}.` : '';
    this.refusal.set(sentenceFor(problem.code) + unknown);
  }
}
