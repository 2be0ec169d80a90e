import { Model } from 'objection';
import type { ImportColumns, ImportWords } from '@karta/domain';

/** Residents brought in from a file. */
export class ResidentImport extends Model {
  static override tableName = 'resident_imports';
  static override jsonAttributes = ['columns', 'words'];
  declare id: string;
  declare number: number;
  declare name: string;
  declare operatorId: string;
  declare keyId: string;
  declare state: 'draft' | 'running' | 'done' | 'undoing' | 'undone' | 'discarded';
  declare encoding: string;
  declare separator: string;
  /** Sealed: column `resident_imports.sample`. */
  declare sample: Buffer | null;
  declare columns: ImportColumns | null;
  declare words: ImportWords | null;
  declare rows: number;
  declare parts: number;
  /** Parts that are worked at. */
  declare position: number;
  declare accepted: number;
  declare refused: number;
  declare removed: number;
  declare undoneBy: string | null;
  declare createdAt: Date;
  declare begunAt: Date | null;
  declare endedAt: Date | null;
  declare undoneAt: Date | null;
  /** Its key is destroyed. */
  declare forgottenAt: Date | null;
}
