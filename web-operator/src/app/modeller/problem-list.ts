import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PROBLEMS, type Problem } from '@karta/bpmn/lint';
import { Drawing } from './drawing.ts';
import { repairOf, type Repair } from './repairs.ts';
import { nameOf } from './step-kinds.ts';

interface Row extends Problem {
  readonly at: string;
  readonly repair: Repair | undefined;
}

/** What the check says, each with its place, its page, and a repair where one click is enough. */
@Component({
  selector: 'km-problem-list',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul class="lint md-lint">
    @for (row of rows(); track $index) {
      <li>
        <span [class]="row.severity === 'error' ? 'tone-error' : 'tone-warning'"
          ><span class="i" [class]="row.severity === 'error' ? 'i-error' : 'i-warning'" aria-hidden="true"></span
          ><span class="sr">{{ row.severity === 'error' ? 'Błąd' : 'Uwaga' }}</span></span
        >
        <p class="grow">
          <b>{{ row.at }}</b>{{ row.at ? ': ' : '' }}{{ row.sentence }}
        </p>
        @if (row.at) {
          <button type="button" class="btn btn--secondary btn--sm" (click)="show(row.element)">
            Pokaż<span class="sr">: {{ row.at }}</span>
          </button>
        }
        @if (row.repair; as repair) {
          <button type="button" class="btn btn--tonal btn--sm" (click)="repair.act()">
            <span class="i i-build_circle" aria-hidden="true"></span>{{ repair.label }}
          </button>
        }
        @if (hasPage(row.code)) {
          <a
            class="btn btn--text btn--sm"
            routerLink="/procesy/problem"
            [queryParams]="{ kod: row.code }"
            target="_blank"
            >O tej uwadze<span class="sr"> {{ row.code }}, nowa karta</span></a
          >
        }
      </li>
    } @empty {
      <li>
        <span class="tone-success"><span class="i i-check_circle" aria-hidden="true"></span></span>
        <p>Sprawdzono: diagram można opublikować.</p>
      </li>
    }
  </ul>`,
})
export class ProblemList {
  readonly problems = input.required<readonly Problem[]>();
  private readonly drawing = inject(Drawing);
  protected readonly hasPage = (code: string): boolean => Object.hasOwn(PROBLEMS, code);
  protected readonly rows = computed<Row[]>(() => {
    this.drawing.changes();
    const parts = this.drawing.parts();
    return this.problems().map((each) => {
      const element = parts?.registry.get(each.element);
      return { ...each, at: element ? nameOf(element) : '', repair: parts ? repairOf(parts, each) : undefined };
    });
  });

  protected show(id: string): void {
    this.drawing.select(id, true);
  }
}
