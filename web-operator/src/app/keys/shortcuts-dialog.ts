import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Dialog } from '@karta/web-shared';
import { Keyboard } from './keyboard.ts';

/** All keys in one place, and the switch that turns the single ones off. */
@Component({
  selector: 'km-shortcuts',
  imports: [Dialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="keyboard.helpOpen()"
    heading="Skróty klawiszowe"
    (closed)="keyboard.helpOpen.set(false)"
  >
    <dl class="keys">
      @for (line of lines; track line.words) {
        <div>
          <dt>
            @for (key of line.keys; track key) {
              <kbd class="kbd">{{ key }}</kbd>
            }
          </dt>
          <dd>{{ line.words }}</dd>
        </div>
      }
    </dl>
    <label class="check check--sm"
      ><input
        #box
        type="checkbox"
        [checked]="keyboard.singleKeys()"
        (change)="keyboard.singleKeys.set(box.checked)"
      /><span>Skróty z&nbsp;jednym klawiszem włączone</span></label
    >
    <div class="actions">
      <button type="button" class="btn btn--primary" (click)="keyboard.helpOpen.set(false)">Zamknij</button>
    </div>
  </km-dialog>`,
})
export class ShortcutsDialog {
  protected readonly keyboard = inject(Keyboard);
  protected readonly lines = [
    { keys: ['/'], words: 'szukaj' },
    { keys: ['F'], words: 'filtruj listę' },
    { keys: ['K'], words: 'kolumny listy' },
    { keys: ['↑', '↓'], words: 'wiersz wyżej, niżej' },
    { keys: ['X'], words: 'zaznacz wiersz' },
    { keys: ['Spacja'], words: 'podgląd wiersza' },
    { keys: ['Enter'], words: 'otwórz wiersz' },
    { keys: ['N'], words: 'otwórz następne zadanie' },
    { keys: ['P'], words: 'przejmij zadanie albo wszystkie zaznaczone' },
    { keys: ['1', '2', '3'], words: 'zatwierdź, wezwij, odrzuć' },
    { keys: ['Ctrl', 'Enter'], words: 'potwierdź decyzję' },
    { keys: ['J', 'U'], words: 'następne, poprzednie zadanie' },
    { keys: ['M'], words: 'nowy mieszkaniec' },
    { keys: ['W'], words: 'wniosek papierowy mieszkańca' },
    { keys: ['E'], words: 'edytuj mieszkańca' },
    { keys: ['B'], words: 'zastrzeż kartę pod kursorem' },
    { keys: ['S'], words: 'wstrzymaj serię kart' },
    { keys: ['Esc'], words: 'odznacz albo wróć do listy' },
    { keys: ['R'], words: 'ponów krok z incydentem' },
    { keys: ['G'], words: 'diagram albo lista' },
    { keys: ['?'], words: 'ta pomoc' },
  ];
}
