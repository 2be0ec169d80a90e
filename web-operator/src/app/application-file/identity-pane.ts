import { HttpClient } from '@angular/common/http';
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
import { RouterLink } from '@angular/router';
import type { IdentityOrder, IdentityView } from '@karta/contracts';
import {
  CARD_STATUS,
  idempotent,
  IntendedAct,
  plainTime,
  sentenceFor,
  StatusChip,
  TextArea,
  TextField,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { identityMistakes, type IdentityMistakes } from './identity-check.ts';
import { decisionWord, PROOF_WORDS, questionWord } from './identity-words.ts';

/** Who the applicant is, where a typed PESEL leaves it open; a clerk decides before anything is granted. */
@Component({
  selector: 'km-identity',
  imports: [RouterLink, StatusChip, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './identity-pane.html',
})
export class IdentityPane {
  readonly applicationId = input.required<string>();
  readonly identity = input.required<IdentityView>();
  readonly canDecide = input(false);
  readonly decidedNow = output<IdentityView>();
  private readonly http = inject(HttpClient);
  private readonly deciding = new IntendedAct();
  /** Another application begins with an empty form. */
  private readonly anew = <T>(value: T) =>
    linkedSignal<string, T>({ source: () => this.applicationId(), computation: () => value });
  protected readonly verdict = this.anew<IdentityOrder['verdict'] | null>(null);
  protected readonly proof = this.anew<IdentityOrder['proof']>(null);
  protected readonly cardNumber = this.anew('');
  protected readonly code = this.anew('');
  protected readonly reason = this.anew('');
  protected readonly mistakes = this.anew<IdentityMistakes>({});
  protected readonly failure = this.anew<string | null>(null);
  protected readonly isDecidingAgain = this.anew(false);
  protected readonly isSending = signal(false);
  protected readonly question = computed(() => questionWord(this.identity()));
  protected readonly decided = computed(() => {
    const { decision } = this.identity();
    return decision ? decisionWord(decision) : '';
  });
  protected readonly verdicts = computed(() => {
    const isKnown = this.identity().entry !== null;
    return [
      {
        code: 'same-person' as const,
        word: isKnown ? 'Ta sama osoba' : 'Właściciel numeru',
        rest: isKnown ? ': wpis i karty przejdą na konto wnioskodawcy' : ': to numer PESEL wnioskodawcy',
      },
      {
        code: 'other-person' as const,
        word: 'Inna osoba',
        rest: isKnown ? ': wniosku nie da się uwzględnić, wpis zostaje bez zmian' : ': wniosku nie da się uwzględnić',
      },
    ];
  });
  protected readonly proofs = computed(() => [
    { code: 'document' as const, word: 'Dokument', rest: ': okazany przy okienku' },
    ...(this.identity().entry?.codeSentAt && this.identity().entry?.cards.length
      ? [{ code: 'card-and-code' as const, word: 'Karta i kod', rest: `: ${PROOF_WORDS['card-and-code']}` }]
      : []),
  ]);
  protected readonly cardStatus = CARD_STATUS;
  protected readonly plainTime = plainTime;

  protected async decide(event: Event): Promise<void> {
    event.preventDefault();
    const order = {
      verdict: this.verdict(),
      proof: this.verdict() === 'same-person' ? this.proof() : null,
      cardNumber: this.cardNumber().trim(),
      code: this.code().trim(),
      reason: this.reason().trim(),
    };
    this.mistakes.set(identityMistakes(order));
    this.failure.set(null);
    if (Object.keys(this.mistakes()).length > 0 || this.isSending()) return;
    this.isSending.set(true);
    try {
      const options = idempotent(this.deciding.keyFor([this.applicationId(), order]));
      const path = `/api/operator/applications/${this.applicationId()}/identity`;
      const view = await firstValueFrom(this.http.post<IdentityView>(path, order, options));
      this.deciding.succeeded();
      this.isDecidingAgain.set(false);
      this.reason.set('');
      this.decidedNow.emit(view);
    } catch (failure) {
      this.deciding.failed(failure);
      this.failure.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
