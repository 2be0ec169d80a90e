import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CardDeviceList } from '@karta/contracts';
import { FailureNote, plainTime, readAnew, Toasts } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

const BASE = '/api/resident/card-devices';

/** The phones that show the cards; each can be cut off (D-9). */
@Component({
  selector: 'km-card-devices',
  imports: [FailureNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel stack stack-3" aria-labelledby="telefony">
    <h2 id="telefony" i18n="@@vc.phones">Karta w telefonie</h2>
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    @if (list.hasValue()) {
      <ul class="stack stack-2">
        @for (device of list.value().devices; track device.id) {
          <li class="row between row--wrap">
            <span
              ><b>{{ device.name }}</b
              ><br /><span class="small muted" i18n="@@vc.phone-seen"
                >dodany {{ plainTime(device.addedAt) }}, ostatnio {{ plainTime(device.seenAt) }}</span
              ></span
            >
            <button type="button" class="btn btn--text" (click)="end(device.id)">
              <ng-container i18n="@@vc.cut-off">Odłącz</ng-container><span class="sr">: {{ device.name }}</span>
            </button>
          </li>
        } @empty {
          <li class="muted" i18n="@@vc.no-phones">Karty nie ma jeszcze na żadnym telefonie.</li>
        }
      </ul>
      <a class="btn btn--secondary" routerLink="/karta-wirtualna"
        ><span class="i i-qr_code_2" aria-hidden="true"></span
        ><ng-container i18n="@@vc.show">Pokaż kartę wirtualną</ng-container></a
      >
      <p class="small muted" i18n="@@vc.most">Najwyżej {{ list.value().most }} telefony.</p>
    }
  </section>`,
})
export class CardDevices {
  protected readonly list = httpResource<CardDeviceList>(() => BASE);
  protected readonly failure = signal<unknown>(null);
  protected readonly plainTime = plainTime;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected async end(id: string): Promise<void> {
    this.failure.set(null);
    try {
      await firstValueFrom(this.http.delete(`${BASE}/${id}`));
      this.toasts.say($localize`:@@vc.cut-off-done:Telefon odłączony. Kod na nim przestanie działać w ciągu doby.`);
      readAnew(this.list);
    } catch (failure) {
      this.failure.set(failure);
    }
  }
}
