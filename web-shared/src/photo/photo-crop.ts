import { LEAST_PHOTO_WIDTH } from '@karta/domain';

/** The frame that is cut out of a picture, in the picture's own pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Proportions and size of a card photo (requirement 004-57). */
export const PHOTO_WIDTH = 709;
export const PHOTO_HEIGHT = 945;
const RATIO = PHOTO_WIDTH / PHOTO_HEIGHT;

/** Whether the cut has enough pixels of its own: half of what is printed. */
export const isSharpEnough = (pictureWidth: number, pictureHeight: number, zoom: number): boolean =>
  Math.min(pictureWidth, pictureHeight * RATIO) / Math.max(1, zoom) >= LEAST_PHOTO_WIDTH;

/**
 * The 3:4 frame for a zoom (1 = as much as fits) around a centre (shares of the picture, 0 to 1);
 * the frame never leaves the picture.
 */
export function cropOf(
  pictureWidth: number,
  pictureHeight: number,
  zoom: number,
  centreX: number,
  centreY: number,
): Crop {
  const fits = Math.min(pictureWidth, pictureHeight * RATIO);
  const width = fits / Math.max(1, zoom);
  const height = width / RATIO;
  const within = (value: number, most: number): number => Math.min(Math.max(0, value), Math.max(0, most));
  return {
    x: within(centreX * pictureWidth - width / 2, pictureWidth - width),
    y: within(centreY * pictureHeight - height / 2, pictureHeight - height),
    width,
    height,
  };
}
