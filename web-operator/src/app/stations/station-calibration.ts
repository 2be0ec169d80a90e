import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { StationTrial, StationView } from '@karta/contracts';
import { Dialog, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { download } from '../lists/files/download.ts';
import { inMillimetres, tenthsFrom } from './print-offset-words.ts';
import { StationsApi } from './stations-api.ts';

const FIELDS = [
  { name: 'front-x', side: 'Awers', label: 'Awers, w prawo (mm)' },
  { name: 'front-y', side: 'Awers', label: 'Awers, w dół (mm)' },
  { name: 'back-x', side: 'Rewers', label: 'Rewers, w prawo (mm)' },
  { name: 'back-y', side: 'Rewers', label: 'Rewers, w dół (mm)' },
] as const;
type FieldName = (typeof FIELDS)[number]['name'];

/** A page is printed and measured, and how far the prints of a station are shifted is set (000-21). */
@Component({
  selector: 'km-station-calibration',
  imports: [Dialog, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .calibration {
      display: grid;
      gap: 16px;
      margin: 0;
      padding-left: 20px;
      list-style: decimal;
    }
    .offsets {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 12px;
      align-items: end;
    }
  `,
  templateUrl: './station-calibration.html',
})
export class StationCalibration {
  /** As it was when this was opened. */
  readonly station = input.required<StationView>();
  readonly closed = output();
  private readonly api = inject(StationsApi);
  private readonly toasts = inject(Toasts);
  protected readonly fields = FIELDS;
  private readonly saved = signal<StationView | null>(null);
  private readonly now = computed(() => this.saved() ?? this.station());
  private readonly typed = signal<Partial<Record<FieldName, string>>>({});
  protected readonly errors = signal<Partial<Record<FieldName, string>>>({});
  protected readonly problem = signal<string | null>(null);
  protected readonly isBusy = signal(false);

  protected value(name: FieldName): string {
    const { front, back } = this.now().printOffset;
    const kept = { 'front-x': front.x, 'front-y': front.y, 'back-x': back.x, 'back-y': back.y };
    return this.typed()[name] ?? inMillimetres(kept[name]);
  }
  protected type(name: FieldName, typed: string): void {
    this.typed.update((values) => ({ ...values, [name]: typed }));
    this.errors.update(({ [name]: _gone, ...others }) => others);
  }
  protected print(what: StationTrial['what']): Promise<void> {
    return this.act(async () => {
      const file = await this.api.trialPrint(this.station().id, what);
      download(file, what === 'card' ? 'karta-wzor.pdf' : 'strona-kalibracji.pdf');
    });
  }
  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const read = new Map(FIELDS.map(({ name }) => [name, tenthsFrom(this.value(name))]));
    const wrong = FIELDS.filter(({ name }) => read.get(name) === null);
    this.errors.set(Object.fromEntries(wrong.map(({ name }) => [name, 'Wpisz liczbę od -3 do 3, na przykład 0,4'])));
    const [first] = wrong;
    if (first) return document.getElementById(`przesuniecie-${first.name}`)?.focus();
    const of = (name: FieldName): number => read.get(name) ?? 0;
    await this.act(async () => {
      const { id, version } = this.now();
      const front = { x: of('front-x'), y: of('front-y') };
      const back = { x: of('back-x'), y: of('back-y') };
      const { stations } = await this.api.calibrate(id, { version, front, back });
      this.saved.set(stations.find((each) => each.id === id) ?? null);
      this.typed.set({});
      this.toasts.say('Zapisano przesunięcie. Wydrukuj stronę jeszcze raz.');
    });
  }

  private async act(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (failure) {
      this.problem.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isBusy.set(false);
    }
  }
}
