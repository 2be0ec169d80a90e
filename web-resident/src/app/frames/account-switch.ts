import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Toasts, sentenceFor, toProblem } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';

/** A button with each name: the whole panel then shows and acts for this person (004-115). */
@Component({
  selector: 'km-account-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (others().length > 0) {
    <section class="switch" [attr.aria-labelledby]="headingId()">
      <h2 class="switch__h" [id]="headingId()" i18n="@@switch.heading">Przełącz konto</h2>
      @for (each of others(); track each.memberId) {
        <button type="button" [disabled]="isSwitching()" (click)="choose(each.memberId)">
          <span class="ava" aria-hidden="true">{{ each.name.charAt(0) }}</span><span
            >{{ each.name }}
            @if (each.memberId === null) {
              <span i18n="@@switch.you">(Ty)</span>
            }
          </span>
        </button>
      }
    </section>
  }`,
})
export class AccountSwitch {
  /** Of the heading: the menu stands twice on a page. */
  readonly headingId = input.required<string>();
  protected readonly isSwitching = signal(false);
  private readonly access = inject(ResidentAccess);
  private readonly toasts = inject(Toasts);
  protected readonly others = computed(() => {
    const actsFor = this.access.actsFor();
    const account = this.access.account();
    const self = actsFor && account ? [{ memberId: null, name: account.firstName || account.lastName }] : [];
    const members = this.access.members().filter(({ memberId }) => memberId !== actsFor?.memberId);
    return [
      ...self,
      ...members.map(({ memberId, firstName, lastName }) => ({ memberId, name: firstName || lastName })),
    ];
  });

  protected async choose(memberId: string | null): Promise<void> {
    this.isSwitching.set(true);
    try {
      await this.access.actFor(memberId);
    } catch (failure) {
      this.isSwitching.set(false);
      this.toasts.say(sentenceFor(toProblem(failure).code));
    }
  }
}
