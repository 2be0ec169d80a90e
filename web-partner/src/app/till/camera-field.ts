import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  output,
  signal,
  viewChild,
  type OnDestroy,
} from '@angular/core';
import type { CardLookup } from '@karta/contracts';

/** The camera for codes of cards and telephones, fetched when somebody first wants it. */
@Component({
  selector: 'km-camera-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (isOn()) {
      <video #picture class="camera" muted aria-label="Obraz z kamery"></video>
      <p class="hint mt-2" role="status">Pokaż kod z karty albo z telefonu. Kod z telefonu zmienia się co 30 sekund.</p>
      <button type="button" class="btn btn--secondary btn--block mt-2" (click)="stop()">Wyłącz kamerę</button>
    } @else {
      <button type="button" class="btn btn--secondary btn--block" (click)="start()">
        <span class="i i-qr_code_2" aria-hidden="true"></span>Zeskanuj kod kamerą
      </button>
    }
    @if (problem(); as sentence) {
      <p class="error-text mt-2" role="alert">
        <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
      </p>
    }`,
})
export class CameraField implements OnDestroy {
  readonly scanned = output<CardLookup>();
  protected readonly isOn = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly picture = viewChild<ElementRef<HTMLVideoElement>>('picture');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private end: (() => void) | undefined;

  protected async start(): Promise<void> {
    this.problem.set(null);
    this.isOn.set(true);
    // the picture is drawn first
    await new Promise((drawn) => setTimeout(drawn));
    const video = this.picture()?.nativeElement ?? this.host.nativeElement.querySelector('video');
    if (!video) return;
    try {
      const { readCodes, scannedOf } = await import('./scanning.ts');
      this.end = await readCodes(video, (text) => {
        this.stop();
        const card = scannedOf(text);
        if (card) this.scanned.emit(card);
        else this.problem.set('To nie jest kod Karty Mieszkańca. Spróbuj jeszcze raz albo wpisz numer.');
      });
    } catch {
      this.stop();
      this.problem.set('Nie ma dostępu do kamery. Pozwól na nią w przeglądarce albo wpisz numer.');
    }
  }

  protected stop(): void {
    this.end?.();
    this.end = undefined;
    this.isOn.set(false);
  }

  ngOnDestroy(): void {
    this.end?.();
  }
}
