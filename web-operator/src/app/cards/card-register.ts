import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CardRow } from '@karta/contracts';
import {
  CARD_STATUS,
  Dialog,
  idempotent,
  IntendedAct,
  readAnew,
  sentenceFor,
  StatusChip,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { Keyboard } from '../keys/keyboard.ts';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell, Preview } from '../lists/list-templates.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { actsFor, type CardActWords } from './card-acts.ts';
import { CardActDialog } from './card-act-dialog.ts';
import { CARD_LIST } from './card-columns.ts';
import { PrintedDesign } from './printed-design.ts';

/** The register of cards, and the pick-up at the counter: the number is typed or scanned again. */
@Component({
  selector: 'km-card-register',
  imports: [CardActDialog, Cell, Dialog, ListFrame, MarkedText, Preview, PrintedDesign, RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './card-register.html',
})
export class CardRegister {
  protected readonly readAnew = readAnew;
  /** Text brought by the search on top. */
  readonly szukaj = input<string>();
  protected readonly access = inject(OperatorAccess);
  protected readonly state = new ListState(CARD_LIST);
  protected readonly acting = signal<{ card: CardRow; words: CardActWords } | null>(null);
  protected readonly handingOver = signal<CardRow | null>(null);
  protected readonly number = signal('');
  protected readonly numberError = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly handover = new IntendedAct();

  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const text = this.szukaj();
      if (text !== undefined) untracked(() => this.state.find(text));
    });
    inject(Keyboard).while({ B: () => this.beginBlock() });
  }

  protected actsFor(card: CardRow): readonly CardActWords[] {
    return actsFor(card, (permission) => this.access.may(permission));
  }

  protected begin(card: CardRow, words: CardActWords): void {
    this.acting.set({ card, words });
  }

  private beginBlock(): void {
    const card = this.state.current();
    const words = card && this.actsFor(card).find((each) => each.act === 'block');
    if (card && words) this.begin(card, words);
  }

  protected statusOf(card: CardRow) {
    return CARD_STATUS[card.state];
  }

  protected canHandOver(card: CardRow): boolean {
    return card.state === 'ready' && this.access.may('card.hand-over');
  }

  /** Enter does what the card waits for, else it opens the application that the card came from. */
  protected async open(card: CardRow): Promise<void> {
    if (this.canHandOver(card)) this.beginPickup(card);
    else if (card.applicationId && this.access.may('application.read')) {
      await this.router.navigate(['/wnioski', card.applicationId]);
    }
  }

  protected beginPickup(card: CardRow): void {
    this.number.set('');
    this.numberError.set(null);
    this.handingOver.set(card);
  }

  protected async recordPickup(event: Event): Promise<void> {
    event.preventDefault();
    const card = this.handingOver();
    if (!card || this.isSending()) return;
    const number = this.number().trim();
    this.numberError.set(
      number === ''
        ? 'Wpisz albo zeskanuj numer z karty'
        : number === card.number
          ? null
          : sentenceFor('CARD_NUMBER_MISMATCH'),
    );
    if (this.numberError()) {
      document.getElementById('numer-karty')?.focus();
      return;
    }
    this.isSending.set(true);
    try {
      await firstValueFrom(
        this.http.post<CardRow>(
          `/api/operator/cards/${card.id}/pickup`,
          { number },
          idempotent(this.handover.keyFor([card.id, number])),
        ),
      );
      this.handover.succeeded();
      this.handingOver.set(null);
      this.toasts.say(`Karta ${card.number} wydana i aktywna.`);
      readAnew(this.state.resource);
    } catch (failure) {
      this.handover.failed(failure);
      this.numberError.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
