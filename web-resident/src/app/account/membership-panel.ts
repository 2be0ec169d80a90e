import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { Membership } from '@karta/contracts';
import { Dialog, FailureNote, readAnew, Toasts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ResidentAccess } from '../session/resident-access.ts';

const ADDRESS = '/api/resident/family-membership';

/** The family that somebody belongs to: whether its holder may act for them, and the way out. */
@Component({
  selector: 'km-membership',
  imports: [Dialog, FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (membership.hasValue() && membership.value().family; as family) {
    <section class="panel stack" aria-labelledby="rodzina-konta">
      <h2 id="rodzina-konta" i18n="@@membership.heading">Twoja rodzina w&nbsp;programie</h2>
      @if (failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <p i18n="@@membership.holder">
        Konto rodzinne prowadzi <b>{{ family.holderName }}</b>.
      </p>
      @if (family.isAdult) {
        <label class="check"
          ><input #lets type="checkbox" [checked]="family.letsGuardianAct" (change)="allow(lets.checked)" /><span
            i18n="@@membership.lets"
            >Pozwalam tej osobie działać w&nbsp;moim imieniu w&nbsp;panelu.</span
          ></label
        >
        <button type="button" class="btn btn--secondary" i18n="@@membership.leave" (click)="isLeaving.set(true)">
          Opuść rodzinę
        </button>
      }
    </section>
    <km-dialog
      [open]="isLeaving()"
      heading="Opuścić rodzinę?"
      i18n-heading="@@membership.ask"
      (closed)="isLeaving.set(false)"
    >
      <p i18n="@@membership.effects">
        Konto i&nbsp;karta zostają u&nbsp;Ciebie, a&nbsp;wnioski i&nbsp;sprawy od tej chwili prowadzisz sam(a).
      </p>
      <div class="actions">
        <button type="button" class="btn btn--secondary" i18n="@@dialog.no" (click)="isLeaving.set(false)">Nie</button>
        <button type="button" class="btn btn--danger" i18n="@@membership.leave-now" (click)="leave()">
          Opuść rodzinę
        </button>
      </div>
    </km-dialog>
  }`,
})
export class MembershipPanel {
  protected readonly membership = httpResource<Membership>(() => ADDRESS);
  protected readonly failure = signal<unknown>(null);
  protected readonly isLeaving = signal(false);
  private readonly http = inject(HttpClient);
  private readonly access = inject(ResidentAccess);
  private readonly toasts = inject(Toasts);

  protected async allow(letsGuardianAct: boolean): Promise<void> {
    await this.act(async () => {
      this.membership.set(await firstValueFrom(this.http.put<Membership>(ADDRESS, { letsGuardianAct })));
      this.toasts.say($localize`:@@saved:Zapisano.`);
    });
  }

  protected async leave(): Promise<void> {
    this.isLeaving.set(false);
    await this.act(async () => {
      await firstValueFrom(this.http.delete(ADDRESS));
      this.toasts.say($localize`:@@membership.left:Nie należysz już do tej rodziny.`);
      readAnew(this.membership);
      await this.access.load();
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    try {
      await work();
    } catch (failure) {
      this.failure.set(failure);
      readAnew(this.membership);
    }
  }
}
