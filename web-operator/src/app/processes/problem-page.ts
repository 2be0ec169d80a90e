import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { PROBLEMS } from '@karta/bpmn/lint';
import { pageBlocks } from './page-blocks.ts';

/** What a problem of a diagram means and how to repair it: a page of `docs/lint`, which the build copies beside the application. */
@Component({
  selector: 'km-problem-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="narrow stack">
    @for (block of blocks(); track $index) {
      @switch (block.kind) {
        @case ('heading') {
          @if ($first) {
            <h1>{{ block.text }}</h1>
          } @else {
            <h2>{{ block.text }}</h2>
          }
        }
        @case ('code') {
          <pre class="mono panel" tabindex="0">{{ block.text }}</pre>
        }
        @default {
          <p>{{ block.text }}</p>
        }
      }
    } @empty {
      <h1>Problem w diagramie</h1>
      <p>Nie ma opisu takiego problemu.</p>
    }
    <p><a class="btn btn--secondary" routerLink="/procesy/wdrozenie">Wróć do wdrożenia</a></p>
  </div>`,
})
export class ProblemPage {
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap);
  /** Only a known code becomes part of an address. */
  private readonly code = computed(() => {
    const code = this.query()?.get('kod') ?? '';
    return Object.hasOwn(PROBLEMS, code) ? code : undefined;
  });
  private readonly page = httpResource.text(() => {
    const code = this.code();
    return code === undefined ? undefined : `/lint/${code}.md`;
  });
  protected readonly blocks = computed(() => (this.page.hasValue() ? pageBlocks(this.page.value()) : []));
}
