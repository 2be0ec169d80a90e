import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import {
  CARD_STATUS,
  Dialog,
  FailureNote,
  idempotent,
  IntendedAct,
  plainDate,
  plainTime,
  sentenceFor,
  Skeleton,
  StatusChip,
  Toasts,
  toProblem,
  type CardList,
  type CardRow,
  type CardState,
  settled,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { Keyboard } from '../keys/keyboard.ts';
import { OperatorAccess } from '../session/operator-access.ts';

/** The register of cards, and the pick-up at the counter: the number is typed or scanned again. */
@Component({
  selector: 'km-card-register',
  imports: [Dialog, FailureNote, Skeleton, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './card-register.html',
})
export class CardRegister {
  /** Text brought by the search on top. */
  readonly szukaj = input<string>();
  protected readonly access = inject(OperatorAccess);
  protected readonly search = linkedSignal(() => this.szukaj() ?? '');
  protected readonly state = signal<CardState | ''>('');
  protected readonly words = CARD_STATUS;
  protected readonly states = Object.keys(CARD_STATUS) as CardState[];
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;
  protected readonly handingOver = signal<CardRow | null>(null);
  protected readonly number = signal('');
  protected readonly numberError = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly wanted = settled(this.search);
  private readonly query = computed(() => ({
    ...(this.state() ? { state: this.state() } : {}),
    ...(this.wanted() ? { search: this.wanted() } : {}),
  }));
  protected readonly resource = httpResource<CardList>(() => ({ url: '/api/operator/cards', params: this.query() }));
  protected readonly list = linkedSignal<CardList | undefined, CardList | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, previous) => now ?? previous?.value,
  });
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly handover = new IntendedAct();

  constructor() {
    inject(Keyboard).while({ F: () => document.getElementById('filtr')?.focus() });
  }

  protected setState(value: string): void {
    this.state.set(this.states.find((state) => state === value) ?? '');
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
      this.handingOver.set(null);
      this.toasts.say(`Karta ${card.number} wydana i aktywna.`);
      this.resource.reload();
    } catch (failure) {
      this.handover.failed(failure);
      this.numberError.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
