import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  signal,
} from '@angular/core';
import type { CampaignAudience, CampaignTexts as Texts, CampaignView, LetterPreview } from '@karta/contracts';
import {
  CAMPAIGN_FACTS,
  CHANNELS_OF_WAY,
  LETTER_LANGUAGES,
  type LetterChannel,
  type LetterLanguage,
} from '@karta/domain';
import { IntendedAct, sentenceFor, settled, TextArea, TextField, Toasts, toProblem } from '@karta/web-shared';
import { mistakeOf, partsWarning } from '../letters/letter-check.ts';
import { CHANNEL_WORDS, FACT_WORDS, LANGUAGE_WORDS } from '../letters/letter-words.ts';
import { campaignLook, CampaignsApi } from './campaigns-api.ts';

const NOTHING = { subject: '', text: '' };

/** What a campaign says on each channel in each language, as one of its readers sees it. */
@Component({
  selector: 'km-campaign-texts',
  imports: [TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './campaign-texts.html',
  styleUrl: './campaigns.css',
})
export class CampaignTexts {
  readonly campaign = input.required<CampaignView>();
  readonly way = input<CampaignView['way']>('mail');
  readonly texts = model<Texts>({});
  readonly samples = input<CampaignAudience['samples']>([]);
  readonly email = input('');
  /** What is sent for trying is what is saved. */
  readonly isSaved = input(true);
  protected readonly channels = computed(() => CHANNELS_OF_WAY[this.way()]);
  protected readonly channel = linkedSignal<readonly LetterChannel[], LetterChannel>({
    source: this.channels,
    computation: (now, before) => (before && now.includes(before.value) ? before.value : (now[0] ?? 'mail')),
  });
  protected readonly language = signal<LetterLanguage>('pl');
  protected readonly languages = LETTER_LANGUAGES;
  protected readonly languageWords = LANGUAGE_WORDS;
  protected readonly channelWords = CHANNEL_WORDS;
  protected readonly text = computed(() => this.texts()[this.channel()]?.[this.language()] ?? NOTHING);
  /** Whose message is shown; '': somebody invented. */
  protected readonly reader = signal('');
  protected readonly phone = signal('');
  protected readonly phoneError = signal<string | null>(null);
  protected readonly facts = computed(() =>
    CAMPAIGN_FACTS[this.campaign().kind].map((fact) => ({ placeholder: `{{${fact}}}`, word: FACT_WORDS[fact] })),
  );
  private readonly draft = computed(() => ({
    ...{ channel: this.channel(), language: this.language(), ...this.text() },
    residentId: this.reader() === '' ? null : this.reader(),
  }));
  private readonly written = settled(this.draft);
  private readonly looked = campaignLook(() => {
    const look = this.written();
    return look.text.trim() === '' ? undefined : { id: this.campaign().id, look };
  });
  protected readonly preview = computed<LetterPreview | null>(() =>
    this.looked.hasValue() ? this.looked.value() : null,
  );
  protected readonly unreadable = computed(() => {
    const error = this.looked.error();
    return error ? mistakeOf(toProblem(error)).sentence : null;
  });
  protected readonly partsWarning = partsWarning;
  private readonly api = inject(CampaignsApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  protected write(part: Partial<typeof NOTHING>): void {
    const [channel, language] = [this.channel(), this.language()];
    const own = { pl: NOTHING, ...this.texts()[channel] };
    this.texts.update((before) => ({ ...before, [channel]: { ...own, [language]: { ...this.text(), ...part } } }));
  }

  protected async test(): Promise<void> {
    const channel = this.channel();
    const phone = channel === 'sms' ? this.phone().replaceAll(/[\s-]/g, '') : null;
    this.phoneError.set(
      phone === null || /^\+\d{8,15}$/.test(phone) ? null : 'Wpisz numer z prefiksem, np. +48 600 700 800',
    );
    if (this.phoneError()) return document.getElementById('numer-proby')?.focus();
    const wanted = { channel, language: this.language(), phone };
    try {
      await this.api.test(this.campaign().id, wanted, this.intended.keyFor([wanted, this.text()]));
      this.intended.succeeded();
      this.toasts.say(`Wysłaliśmy próbę na ${phone ?? this.email()}.`);
    } catch (failure) {
      this.intended.failed(failure);
      this.toasts.say(sentenceFor(toProblem(failure).code));
    }
  }
}
