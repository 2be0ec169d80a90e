import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { CaseIntervention } from '@karta/contracts';
import { nearTime } from '@karta/web-shared';
import { ACT_WORDS } from '../audit/act-words.ts';

/** What administrators have done to a case: what, when, who, why, and who agreed. */
@Component({
  selector: 'km-case-interventions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<table class="table">
    <caption class="sr">
      Czego w sprawie dokonali administratorzy
    </caption>
    <thead>
      <tr>
        <th scope="col">Co zrobiono</th>
        <th scope="col">Kiedy</th>
        <th scope="col">Kto</th>
        <th scope="col">Powód</th>
      </tr>
    </thead>
    <tbody>
      @for (each of interventions(); track $index) {
        <tr>
          <td>
            <b>{{ word(each) }}</b>
            @if (each.elementId; as element) {
              <br /><span class="muted">{{ stepName()(element) }}</span>
            }
          </td>
          <td>{{ nearTime(each.at) }}</td>
          <td>
            {{ each.by || 'System' }}
            @if (each.approvedBy) {
              <br /><span class="muted">zatwierdził(a): {{ each.approvedBy }}</span>
            }
          </td>
          <td class="nm">{{ each.reason || '–' }}</td>
        </tr>
      } @empty {
        <tr>
          <td colspan="4">Nikt nie zmieniał tej sprawy ręcznie.</td>
        </tr>
      }
    </tbody>
  </table>`,
})
export class CaseInterventions {
  readonly interventions = input.required<readonly CaseIntervention[]>();
  readonly stepName = input.required<(elementId: string) => string>();
  protected readonly nearTime = nearTime;

  protected word({ act }: CaseIntervention): string {
    return (ACT_WORDS as Readonly<Record<string, string>>)[`case.${act}`] ?? act;
  }
}
