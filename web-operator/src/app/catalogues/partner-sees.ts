import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CatalogueRow } from '@karta/contracts';
import { whatPartnerSees } from './partner-words.ts';

/** What a partner's program sees of a card, and what it does not: read off what is saved (000-07). */
@Component({
  selector: 'km-partner-sees',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel', role: 'region', 'aria-labelledby': 'partner-widzi' },
  styles: `
    :host {
      display: block;
    }
    li {
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr);
      gap: 8px;
      padding: 4px 0;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
  template: `<h2 id="partner-widzi">Co partner widzi</h2>
    @if (isClosed()) {
      <p class="note note--quiet mt-2">
        <span class="i i-block" aria-hidden="true"></span
        ><span>Partner jest zamknięty: jego program nie widzi nic.</span>
      </p>
    } @else {
      @for (part of parts(); track part.heading) {
        @if (part.heading) {
          <h3 class="mt-3">{{ part.heading }}</h3>
        }
        <ul [attr.aria-label]="part.heading || 'Co partner widzi'">
          @for (line of part.lines; track line.what) {
            <li [class.muted]="!line.isSeen">
              <span class="i i-{{ line.isSeen ? 'check_circle tone-success' : 'remove' }}" aria-hidden="true"></span>
              <span
                >{{ line.what }}
                @if (line.note) {
                  <span class="small muted"><br />{{ line.note }}</span>
                }
              </span>
            </li>
          } @empty {
            <li class="muted"><span class="i i-remove" aria-hidden="true"></span><span>nic</span></li>
          }
        </ul>
      }
    }`,
})
export class PartnerSees {
  readonly row = input.required<CatalogueRow>();
  protected readonly isClosed = computed(() => this.row().isClosed);
  protected readonly parts = computed(() => {
    const { scopes, tells } = this.row().values;
    const lines = whatPartnerSees(texts(scopes), texts(tells));
    return [
      { heading: '', lines: lines.filter(({ isSeen }) => isSeen) },
      { heading: 'Czego nie widzi', lines: lines.filter(({ isSeen }) => !isSeen) },
    ];
  });
}

const texts = (value: CatalogueRow['values'][string] | undefined): string[] => (Array.isArray(value) ? value : []);
