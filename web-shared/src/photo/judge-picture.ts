import { JUDGED_HEIGHT, JUDGED_WIDTH, judgePhoto, type PhotoScore } from '@karta/domain';

const RATIO = JUDGED_WIDTH / JUDGED_HEIGHT;

/** Judges the middle of a picture, cut to 3:4 as a card shows it; empty where the browser gives no pixels. */
export function judgePicture(source: CanvasImageSource, width: number, height: number): readonly PhotoScore[] {
  const canvas = document.createElement('canvas');
  canvas.width = JUDGED_WIDTH;
  canvas.height = JUDGED_HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || width === 0 || height === 0) return [];
  const cutWidth = Math.min(width, height * RATIO);
  const cutHeight = cutWidth / RATIO;
  const [left, top] = [(width - cutWidth) / 2, (height - cutHeight) / 2];
  context.fillStyle = '#fff';
  context.fillRect(0, 0, JUDGED_WIDTH, JUDGED_HEIGHT);
  context.drawImage(source, left, top, cutWidth, cutHeight, 0, 0, JUDGED_WIDTH, JUDGED_HEIGHT);
  return judgePhoto(context.getImageData(0, 0, JUDGED_WIDTH, JUDGED_HEIGHT));
}
