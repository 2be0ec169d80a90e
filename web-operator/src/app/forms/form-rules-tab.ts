import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FormSurroundings } from '@karta/domain';
import type { FormDraft } from './form-draft.ts';
import { nameOfPart } from './part-words.ts';

/** Documents by criterion with what the rule of validity reads of them, and the texts to agree to. */
@Component({
  selector: 'km-form-rules',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>Dokumenty według kryterium</h3>
    @if (!asksPackages()) {
      <p class="muted">Ten wniosek nie pyta o dokumenty do kryterium.</p>
    } @else {
      <div class="table-wrap" tabindex="0" role="region" aria-label="Dokumenty według kryterium, tabela przewijana">
        <table class="table">
          <caption class="sr">
            Dokumenty według kryterium
          </caption>
          <thead>
            <tr>
              <th scope="col">Kryterium</th>
              <th scope="col">Dokument</th>
              <th scope="col">Ważność liczy się od</th>
            </tr>
          </thead>
          <tbody>
            @for (row of documents(); track row.key) {
              <tr>
                <th scope="row">{{ row.criterion }}</th>
                <td>{{ row.document }}</td>
                <td>{{ row.rule }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <p class="small muted mt-2">
        Dokumenty zmienia się w <a routerLink="/slowniki" [queryParams]="{ co: 'packages' }">pakietach</a>, a regułę
        ważności w <a routerLink="/procesy/diagramy">tabeli decyzji</a>. O daty pytamy tylko wtedy, gdy reguła ich
        używa.
      </p>
    }
    @if (own().length > 0) {
      <h3 class="mt-3">Dokumenty tego wniosku</h3>
      <ul>
        @for (document of own(); track document.name) {
          <li>{{ document.name }}, {{ document.isNeeded ? 'wymagany' : 'nieobowiązkowy' }}</li>
        }
      </ul>
    }
    <h3 class="mt-3">Zgody</h3>
    <ul>
      @for (text of surroundings()?.consents ?? []; track text.id) {
        <li>
          {{ text.statement }}
          <span class="muted">wersja {{ text.version }}{{ text.required ? ', wymagana' : ', dobrowolna' }}</span>
        </li>
      } @empty {
        <li class="muted">Żadnych.</li>
      }
    </ul>
    <p class="small muted">
      Treść i wersje zmienia się w <a routerLink="/zgody">zgodach i klauzulach</a>. Zgoda marketingowa nigdy nie jest
      wymagana.
    </p>
  `,
})
export class FormRules {
  readonly draft = input.required<FormDraft>();
  readonly surroundings = input.required<FormSurroundings | undefined>();
  private readonly parts = computed(() => this.draft().sections.flatMap(({ parts }) => parts));
  protected readonly asksPackages = computed(() => this.parts().some(({ kind }) => kind === 'package-documents'));
  protected readonly own = computed(() =>
    this.parts()
      .filter(({ kind }) => kind === 'document')
      .map((part) => ({ name: nameOfPart(part), isNeeded: part.isOptional !== true })),
  );
  protected readonly documents = computed(() =>
    (this.surroundings()?.packages ?? []).flatMap(({ code, name, criterion, documents }) => {
      const row = { key: code, criterion: `${criterion} (${name})`, document: 'żaden', rule: '–' };
      if (documents.length === 0) return [row];
      return documents.map(({ type, name: document, asks }) => ({
        ...row,
        key: `${code} ${type}`,
        document,
        rule:
          asks.map((ask) => (ask === 'date' ? 'daty wystawienia' : 'daty, do której jest ważny')).join(' i ') ||
          'dnia decyzji',
      }));
    }),
  );
}
