import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import type { AuditState } from '@karta/contracts';
import { nearTime } from '@karta/web-shared';
import { wrongOf } from './audit-words.ts';

/** Says whether the audit is what was sealed, and when somebody last looked. */
@Component({
  selector: 'km-audit-seal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (state.error()) {
      <p class="hint" role="status">
        <span class="i i-warning" aria-hidden="true"></span> Nie wiadomo, czy dziennik jest nienaruszony. Odśwież
        stronę.
      </p>
    } @else if (state.hasValue()) {
      @if (wrong(); as sentence) {
        <p class="hint" role="alert">
          <span class="i i-error tone-error" aria-hidden="true"></span>
          <b>Dziennik został zmieniony.</b> {{ sentence }} Zawiadom administratora serwera; polecenie npm run
          audit:verify pokazuje to miejsce.
        </p>
      } @else {
        <p class="hint" role="status"><span class="i i-verified tone-ok" aria-hidden="true"></span> {{ told() }}</p>
      }
    }`,
})
export class AuditSeal {
  protected readonly state = httpResource<AuditState>(() => '/api/admin/audit-state');
  protected readonly wrong = computed(() => (this.state.hasValue() ? wrongOf(this.state.value()) : null));
  protected readonly told = computed(() => {
    if (!this.state.hasValue()) return '';
    const { sealedAt, sealedRows, check } = this.state.value();
    if (!sealedAt) return 'Pierwsza pieczęć powstanie w ciągu minuty.';
    const rows = sealedRows.toLocaleString('pl-PL');
    const sealed = `Zapieczętowane wpisy: ${rows}, ostatnia pieczęć ${nearTime(sealedAt)}.`;
    return check ? `Dziennik nienaruszony, sprawdzony ${nearTime(check.at)}. ${sealed}` : sealed;
  });
}
