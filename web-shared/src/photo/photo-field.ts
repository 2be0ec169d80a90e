import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  input,
  output,
  signal,
  viewChild,
  type ElementRef,
  type OnDestroy,
} from '@angular/core';
import { firstAdvice, type PhotoScore } from '@karta/domain';
import { Dialog } from '../dialog.ts';
import { toProblem } from '../problem.ts';
import { sentenceFor } from '../problem-sentences.ts';
import { judgePicture } from './judge-picture.ts';
import { cropOf, isSharpEnough, PHOTO_HEIGHT, PHOTO_WIDTH } from './photo-crop.ts';
import { PhotoScores } from './photo-scores.ts';
import { ADVICE_WORDS } from './photo-words.ts';

const LARGEST_BYTES = 40_000_000;
/** How often the picture of the camera is judged. */
const LOOK_EVERY_MS = 400;

/** The photo from a file or the camera, cut to 3:4 (requirements 004-55 … 004-58). */
@Component({
  selector: 'km-photo-field',
  imports: [Dialog, PhotoScores],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './photo-field.html',
})
export class PhotoField implements OnDestroy {
  /** Keeps the photo as it was cut; the server makes it anew. */
  readonly put = input.required<(photo: Blob) => Promise<{ fileId: string }>>();
  /** Opens a picture; a page may know more kinds than the browser does. */
  readonly decode = input<(file: File) => Promise<ImageBitmap>>((file) =>
    createImageBitmap(file, { imageOrientation: 'from-image' }),
  );
  /** Where stored files are read. */
  readonly folder = input('/api/resident/files');
  readonly fileId = input.required<string | null>();
  readonly error = input<string | null>(null);
  readonly stored = output<string>();
  protected readonly words = {
    take: $localize`:@@photo.take:Zrób zdjęcie`,
    frame: $localize`:@@photo.crop:Ustaw kadr`,
    use: $localize`:@@photo.use:Użyj zdjęcia`,
    sending: $localize`:@@sending:Wysyłamy…`,
  };
  protected readonly stage = signal<'none' | 'camera' | 'crop'>('none');
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly zoom = signal(1);
  protected readonly centre = signal({ x: 0.5, y: 0.45 });
  private readonly picture = signal<ImageBitmap | null>(null);
  /** The cut would be blurred on the card. */
  protected readonly isTooSmall = computed(() => {
    const picture = this.picture();
    return picture !== null && !isSharpEnough(picture.width, picture.height, this.zoom());
  });
  private readonly canvas = viewChild<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  private readonly stream = signal<MediaStream | null>(null);
  /** What the coach says of what stands in the frame; it refuses nothing. */
  protected readonly scores = signal<readonly PhotoScore[]>([]);
  protected readonly advice = computed(() => {
    const advice = firstAdvice(this.scores());
    return advice && ADVICE_WORDS[advice];
  });
  private dragFrom: { x: number; y: number } | null = null;

  constructor() {
    effect(() => {
      const canvas = this.canvas()?.nativeElement;
      const picture = this.picture();
      if (!canvas || !picture) return;
      this.draw(canvas, picture);
      this.scores.set(judgePicture(canvas, PHOTO_WIDTH, PHOTO_HEIGHT));
    });
    effect(() => {
      const video = this.video()?.nativeElement;
      if (video) video.srcObject = this.stream();
    });
    effect((onCleanup) => {
      const video = this.stage() === 'camera' ? this.video()?.nativeElement : undefined;
      if (!video) return;
      const judge = () => this.scores.set(judgePicture(video, video.videoWidth, video.videoHeight));
      const timer = setInterval(judge, LOOK_EVERY_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  ngOnDestroy(): void {
    this.stopCamera();
  }

  protected async choose(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (file) await this.take(file);
  }

  /** Goes on with a picture that came another way; a page may offer one beside the buttons, as `photoSource`. */
  async take(file: File): Promise<void> {
    this.problem.set(file.size > LARGEST_BYTES ? sentenceFor('PHOTO_TOO_LARGE') : null);
    if (this.problem()) return;
    try {
      this.edit(await this.decode()(file));
    } catch {
      this.problem.set(sentenceFor('PHOTO_UNREADABLE'));
    }
  }

  protected async openCamera(): Promise<void> {
    this.problem.set(null);
    try {
      this.stream.set(
        await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'user', width: { ideal: 1280 } },
          audio: false,
        }),
      );
      this.stage.set('camera');
    } catch {
      this.problem.set(
        $localize`:@@photo.no-camera:Nie możemy użyć kamery. Pozwól na to w przeglądarce albo dodaj zdjęcie z pliku.`,
      );
    }
  }

  protected async shoot(): Promise<void> {
    const video = this.video()?.nativeElement;
    if (!video) return;
    const picture = await createImageBitmap(video);
    this.stopCamera();
    this.edit(picture);
  }

  protected cancel(): void {
    this.stopCamera();
    this.scores.set([]);
    this.stage.set('none');
  }

  protected setZoom(value: string): void {
    this.zoom.set(Number(value));
  }

  protected startDrag(event: PointerEvent): void {
    this.dragFrom = { x: event.clientX, y: event.clientY };
    this.canvas()?.nativeElement.setPointerCapture(event.pointerId);
  }

  protected drag(event: PointerEvent): void {
    const canvas = this.canvas()?.nativeElement;
    if (!this.dragFrom || !canvas) return;
    this.move(
      (this.dragFrom.x - event.clientX) / canvas.clientWidth,
      (this.dragFrom.y - event.clientY) / canvas.clientHeight,
    );
    this.dragFrom = { x: event.clientX, y: event.clientY };
  }

  protected endDrag(): void {
    this.dragFrom = null;
  }

  /** The arrow keys move the frame, for those who do not drag. */
  protected nudge(event: KeyboardEvent): void {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-0.04, 0],
      ArrowRight: [0.04, 0],
      ArrowUp: [0, -0.04],
      ArrowDown: [0, 0.04],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    this.move(step[0], step[1]);
  }

  protected async use(): Promise<void> {
    const canvas = this.canvas()?.nativeElement;
    if (!canvas || this.isSending() || this.isTooSmall()) return;
    this.isSending.set(true);
    try {
      const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
      if (!photo) return;
      const file = await this.put()(photo);
      this.stored.emit(file.fileId);
      this.stage.set('none');
    } catch (failure) {
      this.problem.set(sentenceFor(toProblem(failure).code));
      this.stage.set('none');
    } finally {
      this.isSending.set(false);
    }
  }

  private edit(picture: ImageBitmap): void {
    this.picture.set(picture);
    this.zoom.set(1);
    this.centre.set({ x: 0.5, y: 0.45 });
    this.stage.set('crop');
  }

  /** Moves the frame by shares of its own size. */
  private move(shareX: number, shareY: number): void {
    const picture = this.picture();
    if (!picture) return;
    const crop = cropOf(picture.width, picture.height, this.zoom(), this.centre().x, this.centre().y);
    const moved = cropOf(
      picture.width,
      picture.height,
      this.zoom(),
      (crop.x + crop.width * (0.5 + shareX)) / picture.width,
      (crop.y + crop.height * (0.5 + shareY)) / picture.height,
    );
    this.centre.set({
      x: (moved.x + moved.width / 2) / picture.width,
      y: (moved.y + moved.height / 2) / picture.height,
    });
  }

  private draw(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
    const crop = cropOf(picture.width, picture.height, this.zoom(), this.centre().x, this.centre().y);
    const context = canvas.getContext('2d');
    if (!context) return;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, PHOTO_WIDTH, PHOTO_HEIGHT);
    context.drawImage(picture, crop.x, crop.y, crop.width, crop.height, 0, 0, PHOTO_WIDTH, PHOTO_HEIGHT);
  }

  private stopCamera(): void {
    for (const track of this.stream()?.getTracks() ?? []) track.stop();
    this.stream.set(null);
  }
}
