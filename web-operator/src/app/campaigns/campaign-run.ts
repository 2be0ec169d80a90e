import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CampaignReport, CampaignView } from '@karta/contracts';
import { CAMPAIGN_TRANSITIONS, type CampaignAct } from '@karta/domain';
import {
  IntendedAct,
  nearTime,
  pluralForm,
  sentenceFor,
  StatusChip,
  Toasts,
  toProblem,
  zloty,
} from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { CHANNEL_WORDS } from '../letters/letter-words.ts';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { CampaignFlow } from './campaign-flow.ts';
import { CampaignUncertain } from './campaign-uncertain.ts';
import { CampaignsApi } from './campaigns-api.ts';
import {
  campaignStatus,
  countOf,
  failedOf,
  grouped,
  KIND_WORDS,
  people,
  SKIP_WORDS,
  WAY_WORDS,
} from './campaign-words.ts';

const LOOK_EVERY_MS = 3000;

/** A campaign that was started: how far it is, what came of it, and what a person has to do. */
@Component({
  selector: 'km-campaign-run',
  imports: [CampaignFlow, CampaignUncertain, ReasonDialog, RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './campaign-run.html',
  styleUrls: ['./campaigns.css', './campaign-run.css'],
})
export class CampaignRun {
  readonly campaign = input.required<CampaignView & { report: CampaignReport | null }>();
  readonly changed = output();
  protected readonly report = computed(() => this.campaign().report ?? NOTHING_YET);
  protected readonly status = computed(() => campaignStatus(this.campaign()));
  protected readonly counts = computed(() => {
    const report = this.report();
    return [
      {
        word: 'Doszły',
        icon: 'check_circle',
        tone: 'success',
        count: countOf(report, 'sent', 'delivered'),
      },
      { word: 'W drodze', icon: 'send', tone: 'progress', count: countOf(report, 'sending') },
      { word: 'Niedostarczone', icon: 'error', tone: 'error', count: countOf(report, 'failed') },
      { word: 'Niepewne', icon: 'hourglass_bottom', tone: 'warning', count: countOf(report, 'uncertain') },
      { word: 'Czekają', icon: 'schedule', tone: 'neutral', count: countOf(report, 'waiting') },
    ];
  });
  protected readonly all = computed(() => this.counts().reduce((sum, { count }) => sum + count, 0));
  protected readonly gone = computed(() => this.all() - countOf(this.report(), 'waiting', 'sending'));
  protected readonly failed = computed(() => failedOf(this.report()));
  protected readonly toDo = computed(
    () => countOf(this.report(), 'uncertain') + this.failed().soft + this.failed().hard,
  );
  protected readonly applied = computed(() =>
    this.report().outcome.reduce((sum, { channel, applied }) => sum + (channel === null ? 0 : applied), 0),
  );
  protected readonly asks = signal<'pause' | 'cancel' | null>(null);
  protected readonly refusal = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly may = (act: CampaignAct): boolean =>
    CAMPAIGN_TRANSITIONS[this.campaign().state][act] !== undefined;
  protected readonly words = {
    ...{ grouped, nearTime, people, pluralForm, zloty },
    kinds: KIND_WORDS,
    ways: WAY_WORDS,
  };
  protected readonly channels = CHANNEL_WORDS;
  protected readonly skips = SKIP_WORDS;
  private readonly api = inject(CampaignsApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  constructor() {
    inject(Keyboard).while({
      S: () => {
        if (this.may('pause')) this.asks.set('pause');
        else if (this.may('resume')) void this.act('resume');
      },
    });
    const looks = setInterval(() => {
      const isGoing = ['gathering', 'sending'].includes(this.campaign().state);
      if (isGoing && document.visibilityState === 'visible') this.changed.emit();
    }, LOOK_EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(looks));
  }

  protected readonly stop = (reason: string, key: string): Promise<unknown> =>
    this.api.act(this.campaign().id, { act: this.asks() ?? 'pause', reason }, key);

  protected async act(act: 'resume' | 'retry' | 'text-instead'): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await this.api.act(this.campaign().id, { act, reason: '' }, this.intended.keyFor([act, this.report().states]));
      this.intended.succeeded();
      this.toasts.say(act === 'resume' ? 'Kampania wznowiona.' : 'Wiadomości czekają na wysłanie.');
      this.changed.emit();
    } catch (failure) {
      this.intended.failed(failure);
      this.refusal.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isBusy.set(false);
    }
  }
}

const NOTHING_YET: CampaignReport = {
  ...{ states: [], skipped: [], parts: 0, cost: null, span: 'minute', flow: [], pauses: [], outcome: [], optedOut: 0 },
  ...{ uncertain: [], away: [], goneAt: null, isOutOfHours: false },
};
