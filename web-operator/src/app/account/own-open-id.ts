import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { OwnOpenId } from '@karta/contracts';
import { FailureNote, nearTime, sentenceFor, Skeleton, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { OpenIdApi } from '../session/open-id-api.ts';
import { OwnPasswordDialog } from './own-password-dialog.ts';

/** The account at the OpenID Provider that somebody of the office signs in with. */
@Component({
  selector: 'km-own-open-id',
  imports: [FailureNote, OwnPasswordDialog, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack' },
  template: `@if (own.hasValue()) {
      @let found = own.value();
      @if (found.identity; as identity) {
        <p>
          Logujesz się też kontem <b>{{ identity.label }}</b>.<br /><span class="small muted"
            >połączono: {{ time(identity.linkedAt) }}, ostatnio użyto: {{ time(identity.usedAt) }}</span
          >
        </p>
        @if (found.name === null) {
          <p class="muted">Urząd wyłączył ten sposób logowania. Zaloguj się hasłem.</p>
        }
      } @else {
        <p>Możesz się logować przez: {{ found.name }}, bez hasła tego systemu.</p>
      }
      <div class="row row--wrap">
        @if (found.name !== null) {
          <button type="button" class="btn btn--secondary" (click)="asked.set('link')">
            {{ found.identity ? 'Połącz inne konto' : 'Połącz konto' }}
          </button>
        }
        @if (found.identity) {
          <button type="button" class="btn btn--text" (click)="asked.set('unlink')">Odłącz konto</button>
        }
      </div>
      <p class="small muted">Nie masz hasła? Ustaw je przez „Nie pamiętam hasła” na stronie logowania.</p>
    } @else if (own.error()) {
      <km-failure [error]="own.error()" (retry)="own.reload()" />
    } @else {
      <km-skeleton [lines]="2" />
    }
    @if (asked(); as act) {
      <km-own-password
        [heading]="act === 'link' ? 'Połączyć konto?' : 'Odłączyć konto?'"
        [error]="error()"
        (given)="confirm($event)"
        (closed)="close()"
      />
    }`,
})
export class OwnOpenIdSection {
  protected readonly own = httpResource<OwnOpenId>(() => '/api/operator/open-id');
  protected readonly asked = signal<'link' | 'unlink' | null>(null);
  protected readonly error = signal<string | null>(null);
  protected readonly time = nearTime;
  private readonly api = inject(OpenIdApi);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected async confirm(password: string): Promise<void> {
    try {
      if (this.asked() === 'link') return await this.api.leaveToLink(password);
      this.own.set(await firstValueFrom(this.http.post<OwnOpenId>('/api/operator/open-id/remove', { password })));
      this.close();
      this.toasts.say('Odłączono konto. Logujesz się hasłem.');
    } catch (failure) {
      this.error.set(sentenceFor(toProblem(failure).code));
    }
  }

  protected close(): void {
    this.asked.set(null);
    this.error.set(null);
  }
}
