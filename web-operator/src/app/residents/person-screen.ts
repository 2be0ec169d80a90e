import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatTabsModule } from '@angular/material/tabs';
import { Router, RouterLink } from '@angular/router';
import type { CardRow } from '@karta/contracts';
import { CHIP_WORDS } from '../cards/card-columns.ts';
import {
  APPLICATION_STATUS,
  applicationTypeWord,
  CARD_STATUS,
  FailureNote,
  plainDate,
  plainTime,
  readAnew,
  Skeleton,
  StatusChip,
  Toasts,
  todayIn,
  toProblem,
} from '@karta/web-shared';
import { CardActDialog } from '../cards/card-act-dialog.ts';
import { actsFor, type CardActWords } from '../cards/card-acts.ts';
import { PrintedDesign } from '../cards/printed-design.ts';
import { Keyboard } from '../keys/keyboard.ts';
import { messageWords } from '../messages/message-words.ts';
import { STATE_WORDS } from '../messages/message-words.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { LookReason } from './look-reason.ts';
import { personChoices, personDetail } from './people-api.ts';
import { PersonDocuments } from './person-documents.ts';
import { PersonFacts } from './person-facts.ts';
import { PersonMerges } from './merges/person-merges.ts';
import { PersonHistory } from './person-history.ts';
import { PersonPackages } from './person-packages.ts';
import { PersonPhoto } from './person-photo.ts';
import { ReprintDialog } from './reprint-dialog.ts';

type Part = 'facts' | 'cards' | 'applications' | 'packages' | 'documents' | 'family' | 'contacts' | 'consents';

/** One person of the register with all that belongs to them; outside of a task it asks why it is opened. */
@Component({
  selector: 'km-person-screen',
  imports: [
    CardActDialog,
    FailureNote,
    LookReason,
    MatTabsModule,
    PersonDocuments,
    PersonFacts,
    PersonHistory,
    PersonMerges,
    PersonPackages,
    PersonPhoto,
    PrintedDesign,
    ReprintDialog,
    RouterLink,
    Skeleton,
    StatusChip,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-screen.html',
})
export class PersonScreen {
  protected readonly readAnew = readAnew;
  readonly id = input.required<string>();
  /** The task within which the person is looked at. */
  readonly zadanie = input<string>();
  protected readonly access = inject(OperatorAccess);
  protected readonly resource = personDetail(
    () => this.id(),
    () => this.zadanie(),
  );
  /** A reload keeps what is shown until the new answer comes. */
  protected readonly shown = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly needsReason = computed(
    () => this.resource.error() !== undefined && toProblem(this.resource.error()).code === 'READ_REASON_NEEDED',
  );
  private readonly choiceList = personChoices();
  protected readonly choices = computed(() => (this.choiceList.hasValue() ? this.choiceList.value() : undefined));
  protected readonly today = todayIn();
  protected readonly part = signal<Part>('facts');
  protected readonly parts = computed(() => {
    const person = this.shown();
    if (!person) return [];
    const parts: readonly { code: Part; word: string; count: number | null }[] = [
      { code: 'facts', word: 'Dane', count: null },
      { code: 'cards', word: 'Karty', count: person.cards.length },
      { code: 'applications', word: 'Wnioski', count: person.applications.length },
      { code: 'packages', word: 'Pakiety i ulgi', count: person.packages.length },
      { code: 'documents', word: 'Dokumenty', count: person.documents.filter(({ fileId }) => fileId).length },
      { code: 'family', word: 'Rodzina', count: person.family.length },
      { code: 'contacts', word: 'Kontakty', count: person.messages.length },
      { code: 'consents', word: 'Zgody', count: null },
    ];
    return parts;
  });
  protected readonly acting = signal<{ card: CardRow; words: CardActWords } | null>(null);
  /** The card that is to be made anew. */
  protected readonly reprinting = signal<CardRow | null>(null);
  protected readonly cardStatus = CARD_STATUS;
  protected readonly chipWords = CHIP_WORDS;
  protected readonly applicationStatus = APPLICATION_STATUS;
  protected readonly typeWord = applicationTypeWord;
  protected readonly messageWords = messageWords;
  protected readonly stateWords = STATE_WORDS;
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;

  constructor() {
    const router = inject(Router);
    const toasts = inject(Toasts);
    effect(() => {
      const { code, fields = [] } = toProblem(this.resource.error());
      const [into] = fields;
      if (code !== 'ENTRY_MERGED' || !into) return;
      toasts.say('Ten wpis połączono z innym wpisem tej samej osoby.');
      void router.navigate(['/mieszkancy', into.path], { replaceUrl: true });
    });
    const go = (part: 'wniosek' | 'edycja') => () => {
      if (this.shown() && this.access.may('person.change'))
        void router.navigate(['/mieszkancy', this.id(), part], { queryParamsHandling: 'preserve' });
    };
    inject(Keyboard).while({
      Escape: () => void router.navigate(['/mieszkancy']),
      W: go('wniosek'),
      E: go('edycja'),
    });
  }

  /** Another name stands on it than in the register. */
  protected isOutdated({ holderName, state }: CardRow): boolean {
    const { firstName = '', lastName = '' } = this.shown()?.values ?? {};
    return state === 'active' && Boolean(holderName) && holderName !== `${firstName} ${lastName}`.trim();
  }

  protected mayReprint({ state, carrier }: CardRow): boolean {
    return state === 'active' && carrier === 'physical' && this.access.may('person.change');
  }

  protected actsFor(card: CardRow): readonly CardActWords[] {
    return actsFor(card, (permission) => this.access.may(permission));
  }

  protected ageOf(birthDate: string): string {
    if (birthDate === '') return '';
    const years = Number(this.today.slice(0, 4)) - Number(birthDate.slice(0, 4));
    return `${this.today.slice(5) < birthDate.slice(5) ? years - 1 : years} l.`;
  }
}
