/** Pixels of the cut that a card photo needs at least: half of the 709 that are printed (004-57). */
export const LEAST_PHOTO_WIDTH = 350;
