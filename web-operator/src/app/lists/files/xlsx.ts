import { inXml, type About, type Sheet, type SheetCell } from './sheet.ts';
import { ZipParts } from './zip-parts.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** ECMA-376: rows of one sheet. */
const MOST_ROWS = 1_048_576;
const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet. */
const EPOCH = Date.UTC(1899, 11, 30);

/** Styles by number: plain, bold, date. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;

// texts are inline: whatever one begins with, it is no formula
const textCell = (text: string, style = ''): string =>
  `<c t="inlineStr"${style}><is><t xml:space="preserve">${inXml(text)}</t></is></c>`;

function cellOf(cell: SheetCell): string {
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'string') return cell === '' ? '<c/>' : textCell(cell);
  return `<c s="2"><v>${(Date.parse(`${cell.date}T00:00:00Z`) - EPOCH) / DAY_MS}</v></c>`;
}

/**
 * A workbook (ECMA-376, Office Open XML) written line by line: the first line is its head, and what is more than a sheet
 * holds goes on in the next one under the same head.
 */
export function xlsxSheet({ heading, note }: About): Sheet {
  const zip = new ZipParts(TYPE);
  let sheets = 0;
  let rows = 0;
  let open: ReturnType<ZipParts['begin']> | undefined;
  let head = '';
  const close = (): void => {
    open?.add('</sheetData></worksheet>');
    open?.end();
  };
  const next = (): void => {
    close();
    sheets += 1;
    rows = 1;
    open = zip.begin(`xl/worksheets/sheet${sheets}.xml`);
    open.add(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="22" defaultRowHeight="15"/><sheetData>${head}`,
    );
  };
  const addLines = (lines: readonly (readonly SheetCell[])[]): void => {
    if (lines.length === 0) return;
    if (!open || rows >= MOST_ROWS) next();
    const fitting = lines.slice(0, MOST_ROWS - rows);
    open?.add(fitting.map((line) => `<row>${line.map((cell) => cellOf(cell)).join('')}</row>`).join(''));
    rows += fitting.length;
    addLines(lines.slice(fitting.length));
  };
  return {
    add(lines) {
      const [first, ...others] = lines;
      if (head !== '') return addLines(lines);
      head = `<row>${(first ?? []).map((cell) => textCell(String(cell), ' s="1"')).join('')}</row>`;
      next();
      addLines(others);
    },
    end() {
      close();
      const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
      const name = (number: number): string => inXml(`${heading.slice(0, 25)}${number > 1 ? ` ${number}` : ''}`);
      const listed = numbers.map((each) => `<sheet name="${name(each)}" sheetId="${each}" r:id="rId${each}"/>`);
      zip.put(
        'xl/workbook.xml',
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
      );
      const related = numbers.map(
        (each) => `<Relationship Id="rId${each}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${each}.xml"/>`,
      );
      const styles = `<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
      const relations = (inside: string): string =>
        `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
      zip.put('xl/_rels/workbook.xml.rels', relations(related.join('') + styles));
      zip.put('xl/styles.xml', STYLES);
      zip.put(
        '_rels/.rels',
        relations(
          `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
        ),
      );
      zip.put(
        'docProps/core.xml',
        `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${inXml(heading)}</dc:title><dc:description>${inXml(note)}</dc:description></cp:coreProperties>`,
      );
      const parts = numbers.map((each) => override(`/xl/worksheets/sheet${each}.xml`, 'worksheet'));
      zip.put(
        '[Content_Types].xml',
        `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${parts.join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
      );
      return zip.end();
    },
  };
}

const override = (part: string, kind: string): string =>
  `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
