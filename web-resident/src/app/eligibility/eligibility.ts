import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import type { EligibilityAnswer } from '@karta/contracts';
import { FailureNote, plainDate, Skeleton, TextField, todayIn } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { CityFacts } from '../city-facts.ts';
import { PageLanguage } from '../frames/page-language.ts';
import { EligibilityResult } from './eligibility-result.ts';

export interface Given {
  readonly birthDate: string;
  readonly livesInTown: boolean | null;
  /** null: not answered; '': none of the documents. */
  readonly documentType: string | null;
  readonly documentEnd: string;
}
const NOTHING: Given = { birthDate: '', livesInTown: null, documentType: null, documentEnd: '' };
const QUESTIONS = 4;

/** „Co mi przysługuje”: one question a page, then what the town's own decision tables say of it. */
@Component({
  selector: 'km-eligibility',
  imports: [EligibilityResult, FailureNote, Skeleton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './eligibility.html',
  styleUrl: './eligibility.css',
})
export class Eligibility {
  protected readonly facts = inject(CityFacts);
  protected readonly language = inject(PageLanguage);
  protected readonly given = signal<Given>(NOTHING);
  /** 1 to 4; 5 is the result. */
  protected readonly step = signal(1);
  protected readonly steps = QUESTIONS;
  protected readonly error = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isAsking = signal(false);
  protected readonly result = signal<EligibilityAnswer | null>(null);
  protected readonly today = todayIn();
  /** Documents that any package asks for, each once. */
  protected readonly documents = computed(() => {
    const all = (this.facts.city()?.packages ?? []).flatMap((each) => each.requiredDocuments);
    return [...new Map(all.map((document) => [document.type, document])).values()];
  });
  protected readonly answers = computed(() => {
    const { birthDate, livesInTown, documentType, documentEnd } = this.given();
    const none = $localize`:@@elig.no-document:Żaden z tych`;
    const document = this.documents().find(({ type }) => type === documentType)?.name ?? none;
    return [
      { step: 1, question: this.questions[1], answer: plainDate(birthDate || null) },
      {
        step: 2,
        question: this.questions[2],
        answer: livesInTown ? $localize`:@@yes:Tak` : $localize`:@@no:Nie`,
      },
      { step: 3, question: this.questions[3], answer: document },
      {
        step: 4,
        question: this.questions[4],
        answer: documentEnd ? plainDate(documentEnd) : $localize`:@@elig.no-end:Nie ma daty końca`,
      },
    ].filter(({ step }) => step !== 4 || documentType);
  });
  protected readonly questions: Readonly<Record<number, string>> = {
    1: $localize`:@@elig.birth:Kiedy przyszła na świat osoba, dla której ma być karta?`,
    2: $localize`:@@elig.town:Czy ta osoba mieszka w tym mieście?`,
    3: $localize`:@@elig.document:Jaki dokument możesz pokazać?`,
    4: $localize`:@@elig.end:Do kiedy ten dokument jest ważny?`,
  };
  private readonly http = inject(HttpClient);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  protected give(change: Partial<Given>): void {
    this.given.update((before) => ({ ...before, ...change }));
    this.error.set(null);
  }

  protected async next(event: Event): Promise<void> {
    event.preventDefault();
    this.error.set(this.missing());
    if (this.error()) return document.getElementById('odpowiedz')?.focus();
    // without a document there is nothing whose end could be asked for
    const isLast = this.step() === QUESTIONS || (this.step() === 3 && this.given().documentType === '');
    if (isLast) await this.ask();
    else this.goTo(this.step() + 1);
  }

  protected goTo(step: number): void {
    this.step.set(step);
    this.error.set(null);
    this.failure.set(null);
    setTimeout(() => this.heading()?.nativeElement.focus());
  }

  protected again(): void {
    this.given.set(NOTHING);
    this.goTo(1);
  }

  private missing(): string | null {
    const { birthDate, livesInTown, documentType } = this.given();
    if (this.step() === 1 && (birthDate === '' || birthDate > this.today))
      return $localize`:@@elig.birth-missing:Podaj datę urodzenia, nie późniejszą niż dziś`;
    if (this.step() === 2 && livesInTown === null) return $localize`:@@elig.choose:Wybierz odpowiedź`;
    if (this.step() === 3 && documentType === null) return $localize`:@@elig.choose:Wybierz odpowiedź`;
    return null;
  }

  private async ask(): Promise<void> {
    if (this.isAsking()) return;
    this.isAsking.set(true);
    this.failure.set(null);
    const { birthDate, livesInTown, documentType, documentEnd } = this.given();
    const question = {
      birthDate,
      livesInTown: livesInTown === true,
      documentType: documentType ?? '',
      documentEnd: documentType && documentEnd ? documentEnd : null,
    };
    try {
      this.result.set(await firstValueFrom(this.http.post<EligibilityAnswer>('/api/resident/eligibility', question)));
      this.goTo(QUESTIONS + 1);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isAsking.set(false);
    }
  }
}
