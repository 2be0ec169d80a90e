import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApplicationList, HolderCard, HolderCardList } from '@karta/contracts';
import { isOpenApplication } from '@karta/domain';
import { CARD_STATUS, CardFace, FailureNote, plainDate, readAnew, Skeleton, StatusChip } from '@karta/web-shared';
import { NotYet } from '../applications/not-yet.ts';
import { CityFacts } from '../city-facts.ts';
import { CardDevices } from '../phone-card/card-devices.ts';
import { ResidentAccess } from '../session/resident-access.ts';
import { ActivateDialog } from './activate-dialog.ts';
import { BlockDialog } from './block-dialog.ts';
import { CardActs } from './card-acts.ts';
import { PackageList } from './package-list.ts';
import { UnderWay } from './under-way.ts';

/** The card with its data, what happens next, packages (manual, chapter 5.3). */
@Component({
  selector: 'km-my-cards',
  imports: [
    ActivateDialog,
    BlockDialog,
    CardActs,
    CardDevices,
    CardFace,
    FailureNote,
    NotYet,
    PackageList,
    RouterLink,
    Skeleton,
    StatusChip,
    UnderWay,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-cards.html',
})
export class MyCards {
  protected readonly access = inject(ResidentAccess);
  protected readonly cards = httpResource<HolderCardList>(() => '/api/resident/cards');
  protected readonly applications = httpResource<ApplicationList>(() =>
    this.access.isMember() ? undefined : '/api/resident/applications',
  );
  /** The card that its holder is about to block. */
  protected readonly blocking = signal<HolderCard | null>(null);
  /** The posted card that its holder is about to activate. */
  protected readonly activating = signal<HolderCard | null>(null);
  protected readonly facts = inject(CityFacts);
  protected readonly cardStatus = CARD_STATUS;
  protected readonly plainDate = plainDate;
  protected readonly said = {
    card: $localize`:@@card.word:Karta`,
    virtual: $localize`:@@card.virtual:karta wirtualna`,
    plastic: $localize`:@@card.plastic:karta plastikowa`,
    atPoint: $localize`:@@card.at-point:w punkcie odbioru`,
    yourName: $localize`:@@card.your-name:Twoje Nazwisko`,
    comes: $localize`:@@card.comes:Karta pojawi się tutaj, gdy ją wydrukujemy`,
    none: $localize`:@@card.none:Nie masz jeszcze karty`,
  };
  protected readonly underWay = computed(() => {
    if (!this.applications.hasValue()) return [];
    return this.applications.value().applications.filter(({ state }) => state === 'draft' || isOpenApplication(state));
  });

  /** Forms with what they may be begun; empty while they are on their way. */
  protected readonly offers = computed(
    () => (this.applications.hasValue() ? this.applications.value().offers : undefined) ?? [],
  );
  protected readonly hasPackage = computed(
    () => this.cards.hasValue() && this.cards.value().cards.some(({ packages }) => packages.length > 0),
  );
  /** A first card may be asked for, though there are old ones. */
  protected readonly newCard = computed(() =>
    this.offers().find(({ code, refusal }) => code === 'card-issue' && refusal === null),
  );

  protected isNewest({ id }: HolderCard): boolean {
    return this.cards.hasValue() && this.cards.value().cards[0]?.id === id;
  }

  /** What may be filed hangs on the card: both are asked again. */
  protected reload(): void {
    readAnew(this.cards);
    readAnew(this.applications);
  }

  protected photo(fileId: string | null): string | null {
    return fileId ? `/api/resident/files/${fileId}` : null;
  }
}
