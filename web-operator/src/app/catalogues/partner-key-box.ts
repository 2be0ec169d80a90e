import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import type { PartnerKey } from '@karta/contracts';
import { Dialog, sentenceFor, toProblem } from '@karta/web-shared';
import { CataloguesApi } from './catalogues-api.ts';

/** The key of a partner's program: made anew on demand, shown this once. */
@Component({
  selector: 'km-partner-key',
  imports: [Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { style: 'display: block' },
  template: `<h3>Klucz programu partnera</h3>
    @if (made(); as key) {
      <div class="note note--success" role="status">
        <span class="i i-key" aria-hidden="true"></span>
        <div>
          <p>Przekaż partnerowi teraz. Sekretu nie pokażemy drugi raz.</p>
          <dl class="kv">
            <div>
              <dt>Identyfikator</dt>
              <dd class="mono partner-key">{{ key.clientId }}</dd>
            </div>
            <div>
              <dt>Sekret</dt>
              <dd class="mono partner-key">{{ key.secret }}</dd>
            </div>
          </dl>
        </div>
      </div>
    } @else {
      <p class="muted">Nowy klucz od razu unieważnia poprzedni.</p>
      <button type="button" class="btn btn--sm btn--secondary" (click)="isAsking.set(true)">Utwórz nowy klucz…</button>
    }
    @if (problem(); as sentence) {
      <p class="error-text" role="alert">
        <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
      </p>
    }
    <km-dialog [open]="isAsking()" heading="Utworzyć nowy klucz?" (closed)="isAsking.set(false)">
      <p>Program partnera z poprzednim kluczem przestanie działać od razu.</p>
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isAsking.set(false)">Anuluj</button>
        <button type="button" class="btn btn--primary" (click)="make()">Utwórz klucz</button>
      </div>
    </km-dialog>`,
})
export class PartnerKeyBox {
  readonly partnerId = input.required<string>();
  protected readonly made = linkedSignal<string, PartnerKey | null>({
    source: () => this.partnerId(),
    computation: () => null,
  });
  protected readonly isAsking = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly api = inject(CataloguesApi);

  protected async make(): Promise<void> {
    this.isAsking.set(false);
    this.problem.set(null);
    try {
      this.made.set(await this.api.newPartnerKey(this.partnerId()));
    } catch (failure) {
      this.problem.set(sentenceFor(toProblem(failure).code));
    }
  }
}
