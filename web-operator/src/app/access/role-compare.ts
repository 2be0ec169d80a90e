import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { AccessOverview } from '@karta/contracts';
import { differencesOf, matrixOf } from './matrix.ts';

/** Two roles beside each other: only what differs. */
@Component({
  selector: 'km-role-compare',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="row row--wrap mb-2">
      <select #one class="input input--sm" aria-label="Pierwsza rola" (change)="first.set(one.value)">
        <option value="">wybierz rolę</option>
        @for (role of overview().roles; track role.code) {
          <option [value]="role.code" [selected]="role.code === first()">{{ role.name }}</option>
        }
      </select>
      <select #other class="input input--sm" aria-label="Druga rola" (change)="second.set(other.value)">
        <option value="">wybierz rolę</option>
        @for (role of overview().roles; track role.code) {
          <option [value]="role.code" [selected]="role.code === second()">{{ role.name }}</option>
        }
      </select>
    </div>
    @if (pair().length === 2) {
      @if (lines().length === 0) {
        <p role="status">Te role dają to samo.</p>
      } @else {
        <div class="table-wrap" tabindex="0" role="region" aria-label="Różnice ról, tabela przewijana">
          <table class="table">
            <caption class="sr">
              Czym różnią się role
            </caption>
            <thead>
              <tr>
                <th scope="col">Prawo</th>
                @for (role of pair(); track role.code) {
                  <th scope="col">{{ role.name }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (line of lines(); track line.about) {
                <tr>
                  <th scope="row">{{ line.about }}</th>
                  @for (word of line.words; track $index) {
                    <td>{{ word }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    }`,
})
export class RoleCompare {
  readonly overview = input.required<AccessOverview>();
  protected readonly first = signal('');
  protected readonly second = signal('');
  protected readonly pair = computed(() =>
    [this.first(), this.second()].flatMap(
      (code) => this.overview().roles.find((role) => code !== '' && role.code === code) ?? [],
    ),
  );
  protected readonly lines = computed(() => differencesOf(matrixOf(this.pair(), this.overview())));
}
