import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FamilyMemberView } from '@karta/contracts';
import { CARD_STATUS, plainDate, plainTime, StatusChip } from '@karta/web-shared';
import { yearsInWords, yearsOn } from './years-of-age.ts';

/** One member: photo, name, login, kinship, since when, and what can be done (004-108, 004-113). */
@Component({
  selector: 'km-member',
  imports: [RouterLink, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './member-panel.html',
})
export class MemberPanel {
  readonly member = input.required<FamilyMemberView>();
  readonly today = input.required<string>();
  readonly chosen = output();
  readonly invited = output();
  readonly kept = output();
  readonly removing = output();
  protected readonly name = computed(() => `${this.member().firstName} ${this.member().lastName}`.trim());
  protected readonly shortName = computed(() => this.member().firstName || this.member().lastName);
  protected readonly age = computed(() => yearsInWords(yearsOn(this.member().birthDate, this.today())));
  protected readonly card = computed(() => this.member().cards[0]);
  protected readonly registered = computed(() => plainTime(this.member().registeredAt).split(' ')[0] ?? '');
  protected readonly cardStatus = computed(() => {
    const state = this.card()?.state;
    return state === undefined ? undefined : CARD_STATUS[state as keyof typeof CARD_STATUS];
  });
  protected readonly plainDate = plainDate;
  protected readonly dateOf = (instant: string): string => plainTime(instant).split(' ')[0] ?? '';
}
