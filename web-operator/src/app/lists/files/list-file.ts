import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { BegunExport } from '@karta/contracts';
import { plainTime } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import type { ListColumn, ListKind } from '../list-kind.ts';
import { newSheet, type FileFormat } from './table-file.ts';

export type Question = Readonly<Record<string, string>>;

interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** What is written: the columns in their order, under which heading, and who took it. */
export interface Wanted<Row> {
  readonly kind: ListKind<Row>;
  readonly columns: readonly ListColumn<Row>[];
  readonly heading: string;
  readonly question: Question;
  readonly format: FileFormat;
  readonly begun: Pick<BegunExport, 'exportId' | 'at' | 'by'>;
}

/** Lists as files (000-24): begun with a reason, then read page by page and written as they come. */
@Injectable({ providedIn: 'root' })
export class ListFiles {
  private readonly http = inject(HttpClient);

  begin(kind: ListKind<never>, wish: { question: Question; reason: string; format: FileFormat }): Promise<BegunExport> {
    const { question, reason, format } = wish;
    return firstValueFrom(this.http.post<BegunExport>(`${kind.url}/export`, { ...question, reason, format }));
  }

  /** Tells after each page how many rows are written. Ends without a file when `stop` says so. */
  async write<Row>(wanted: Wanted<Row>, on: { written(rows: number): void; stop: AbortSignal }): Promise<Blob | null> {
    const { kind, columns, heading, question, format, begun } = wanted;
    const note = `${heading}: ${begun.by}, ${plainTime(begun.at)}, eksport ${begun.exportId}`;
    const sheet = newSheet(format, { heading, note });
    sheet.add([columns.map(({ word }) => word)]);
    const url = `${kind.url}/exports/${begun.exportId}/rows`;
    let count = 0;
    for (let after: string | null = ''; after !== null;) {
      const params: Question = { ...question, ...(after && { after }) };
      const page: Rows<Row> = await firstValueFrom(this.http.get<Rows<Row>>(url, { params }));
      if (on.stop.aborted) return null;
      sheet.add(page.rows.map((row) => columns.map((column) => column.cell(row))));
      count += page.rows.length;
      after = page.next;
      on.written(count);
    }
    sheet.add([[note]]);
    return sheet.end();
  }
}
