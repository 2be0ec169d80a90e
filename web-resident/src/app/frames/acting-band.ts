import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';

/** Whose panel this is, while it is somebody else's: it stays in sight, and one touch leads back (004-117). */
@Component({
  selector: 'km-acting-band',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'acting', role: 'region', '[attr.aria-label]': 'region' },
  template: `@if (access.actsFor(); as member) {
    <div class="acting__in">
      <span class="ava ava--lg" aria-hidden="true">{{ (member.firstName || member.lastName).charAt(0) }}</span>
      <span
        ><ng-container i18n="@@acting.words">Oglądasz konto</ng-container>
        <b>{{ member.firstName }} {{ member.lastName }}</b></span
      >
      <button type="button" class="btn btn--secondary" [disabled]="isLeaving()" (click)="leave()">
        <span class="i i-undo" aria-hidden="true"></span
        ><ng-container i18n="@@acting.back">Wróć na swoje konto</ng-container>
      </button>
    </div>
  }`,
})
export class ActingBand {
  protected readonly region = $localize`:@@acting.region:Konto członka rodziny`;
  protected readonly access = inject(ResidentAccess);
  protected readonly isLeaving = signal(false);
  private readonly toasts = inject(Toasts);

  protected async leave(): Promise<void> {
    this.isLeaving.set(true);
    try {
      await this.access.actFor(null);
    } catch (failure) {
      this.isLeaving.set(false);
      this.toasts.say(sentenceFor(toProblem(failure).code));
    }
  }
}
