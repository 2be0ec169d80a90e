import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { PostedCard, PostingDone, PostingList } from '@karta/contracts';
import {
  idempotent,
  IntendedAct,
  nearTime,
  readAnew,
  readAtEach,
  sentenceFor,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ReasonDialog } from '../reasons/reason-dialog.ts';
import { TaskWatch } from '../task-watch.ts';
import { cardCount } from './batch-words.ts';
import { ACTS, codeWord, type PostedAct } from './posting-words.ts';

/** Cards that are to be posted, and posted ones that nobody has activated yet (D-11). */
@Component({
  selector: 'km-posting',
  imports: [ReasonDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './posting-panel.html',
  styleUrl: './production.css',
})
export class PostingPanel {
  protected readonly list = httpResource<PostingList>(() => '/api/operator/posting');
  protected readonly acts = ACTS;
  protected readonly words = { cardCount, codeWord, nearTime };
  protected readonly isSending = signal(false);
  protected readonly error = signal<string | null>(null);
  /** What is asked a reason for, of which card. */
  protected readonly asked = signal<{ card: PostedCard; act: PostedAct } | null>(null);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  constructor() {
    readAtEach(inject(TaskWatch).changes, this.list);
  }

  protected async send({ cardId, cardNumber }: PostedCard, typed: string): Promise<void> {
    const body = { trackingNumber: typed.trim() || null };
    await this.act([cardId, body], async (key) => {
      const done = await this.post(cardId, 'send', body, key);
      this.toasts.say(`Karta ${cardNumber} wysłana. ${this.codeSent(done)}`);
    });
  }

  protected async sendCode({ cardId }: PostedCard): Promise<void> {
    await this.act([cardId, 'code'], async (key) => {
      this.toasts.say(this.codeSent(await this.post(cardId, 'activation-code', {}, key)));
    });
  }

  protected readonly settle = async (reason: string, key: string): Promise<void> => {
    const asked = this.asked();
    if (!asked) return;
    const { path, to, done } = asked.act;
    await this.post(asked.card.cardId, path, { reason, ...(to && { to }) }, key);
    this.toasts.say(done);
    readAnew(this.list);
  };

  private codeSent({ ways }: PostingDone): string {
    return ways > 0
      ? 'Kod aktywacji poszedł osobną wiadomością.'
      : 'Nie znamy e-maila ani telefonu posiadacza: kartę aktywujesz w okienku.';
  }

  private post(cardId: string, path: string, body: object, key: string): Promise<PostingDone> {
    return firstValueFrom(this.http.post<PostingDone>(`/api/operator/cards/${cardId}/${path}`, body, idempotent(key)));
  }

  private async act(meant: unknown[], work: (key: string) => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.error.set(null);
    try {
      await work(this.intended.keyFor(meant));
      this.intended.succeeded();
    } catch (failure) {
      this.intended.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
      readAnew(this.list);
    }
  }
}
