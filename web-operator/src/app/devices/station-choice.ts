import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import type { TaskDetail } from '@karta/contracts';
import { printerReasons, printerWord } from '../device-words.ts';

type Stations = NonNullable<TaskDetail['production']>['stations'];

/** Where a card is made: the stations of the point, each as its agent told it last. */
@Component({
  selector: 'km-station-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<fieldset class="stack stack-2">
    <legend class="sr">Stanowisko</legend>
    @for (each of stations(); track each.id) {
      <label class="check check--sm option"
        ><input
          type="radio"
          [name]="name()"
          [value]="each.id"
          [checked]="stationId() === each.id"
          (change)="stationId.set(each.id)"
        /><span
          ><b>{{ each.name }}</b
          ><br /><span class="small muted"
            >{{ each.online ? 'połączone' : 'nie odpowiada' }} · {{ printerWord(each.printerState)
            }}{{ printerReasons(each.printerReasons) ? ': ' + printerReasons(each.printerReasons) : '' }} ·
            {{ each.cardPresent ? 'karta na czytniku' : 'czytnik pusty' }}</span
          ></span
        ></label
      >
    } @empty {
      <p class="note note--warning">
        <span class="i i-warning" aria-hidden="true"></span
        ><span>Ten punkt nie ma działającego stanowiska. Poproś administratora: doda je na ekranie „Stanowiska”.</span>
      </p>
    }
  </fieldset>`,
})
export class StationChoice {
  readonly stations = input.required<Stations>();
  /** Apart from other choices of the screen. */
  readonly name = input('stanowisko');
  readonly stationId = model.required<string | null>();
  protected readonly printerWord = printerWord;
  protected readonly printerReasons = printerReasons;
}
