import type { PrintOffset } from '@karta/domain';
import { calibrationMarks } from '../calibration-page.ts';
import { ID_1 } from '../id-1.ts';
import { printSides } from './print-sides.ts';

/** The page by which one measures how far a printer lies off, printed with the offset that is set: a second one proves it. */
export function renderCalibrationPdf(station: string, offset: PrintOffset): Promise<Uint8Array> {
  const side = (name: 'front' | 'back') => calibrationMarks({ side: name, station, shift: offset[name] });
  const sides = { front: side('front'), back: side('back') };
  return printSides(sides, { widthMm: ID_1.width, heightMm: ID_1.height, offset });
}
