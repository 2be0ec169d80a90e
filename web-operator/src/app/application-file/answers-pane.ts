import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ApplicationFile } from '@karta/contracts';
import { guardianWord } from './guardian-word.ts';

const LABELS: Readonly<Record<string, string>> = {
  'details.cardId': 'Dotychczasowa karta',
  'details.reason': 'Powód duplikatu',
  'details.blockNow': 'Zastrzec od razu',
  'details.toCardId': 'Karta, która przejmie pakiet',
  pickupPointId: 'Punkt odbioru',
  'answers.secondGuardianName': 'Drugi opiekun',
  'answers.secondGuardianEmail': 'E-mail drugiego opiekuna',
};
const YES_NO: Readonly<Record<string, string>> = { yes: 'tak', no: 'nie', '': '–' };

/** What the town's table says. */
const ELIGIBILITY: Readonly<Record<string, string>> = {
  met: 'spełnione według tabeli',
  unmet: 'niespełnione według tabeli: zatwierdzić nie można',
  unclear: 'tabela zostawia decyzję urzędnikowi',
};

/** What the form asked beside the fields of the register: reason, cards, pick-up point, the town's own questions; and the fee. */
@Component({
  selector: 'km-answers',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (rows().length > 0) {
    <div class="panel__head"><h2 id="odpowiedzi">Odpowiedzi z formularza</h2></div>
    <dl class="kv mt-2">
      @for (row of rows(); track row.path) {
        <div>
          <dt>{{ row.label }}</dt>
          <dd class="prewrap">{{ row.value }}</dd>
        </div>
      }
    </dl>
  }`,
})
export class AnswersPane {
  readonly file = input.required<ApplicationFile>();
  protected readonly rows = computed(() => {
    const {
      lines = [],
      fee = null,
      formNames,
      eligibility = null,
      secondGuardian = null,
      filedWith = [],
    } = this.file();
    const said = lines.map(({ path, label, value, words }) => ({
      path,
      label: label?.pl ?? LABELS[path] ?? path,
      value: words?.pl ?? YES_NO[value] ?? value,
    }));
    return [
      ...(formNames ? [{ path: 'form', label: 'Formularz', value: formNames.pl }] : []),
      ...(filedWith.length === 0
        ? []
        : [
            {
              path: 'together',
              label: 'Złożony razem z wnioskami',
              value: filedWith.map(({ number }) => number).join(', '),
            },
          ]),
      ...said,
      ...(secondGuardian === null
        ? []
        : [{ path: 'guardian', label: 'Zgoda drugiego opiekuna', value: guardianWord(secondGuardian) }]),
      ...(eligibility === null
        ? []
        : [{ path: 'eligibility', label: 'Kryterium pakietu', value: ELIGIBILITY[eligibility] ?? eligibility }]),
      ...(fee === null ? [] : [{ path: 'fee', label: 'Opłata', value: feeWord(fee) }]),
    ];
  });
}

/** `20,00 zł`; what costs nothing is free. */
const feeWord = (grosze: number): string =>
  grosze === 0 ? 'bezpłatny' : `${(grosze / 100).toFixed(2).replace('.', ',')}\u00a0zł`;
