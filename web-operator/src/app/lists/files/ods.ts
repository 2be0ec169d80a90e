import { inXml, type About, type Sheet, type SheetCell } from './sheet.ts';
import { ZipParts } from './zip-parts.ts';

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACES = `xmlns:office="${OASIS}:office:1.0" xmlns:table="${OASIS}:table:1.0" xmlns:text="${OASIS}:text:1.0" xmlns:style="${OASIS}:style:1.0" xmlns:number="${OASIS}:datastyle:1.0" xmlns:fo="${OASIS}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
const STYLES = `<office:automatic-styles><number:date-style style:name="day"><number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style><style:style style:name="date" style:family="table-cell" style:data-style-name="day"/><style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>`;

const HEAD = ' table:style-name="head"';

const textCell = (text: string, style = ''): string => {
  const lines = text.split('\n').map((line) => `<text:p>${inXml(line)}</text:p>`);
  return `<table:table-cell office:value-type="string"${style}>${lines.join('')}</table:table-cell>`;
};

function cellOf(cell: SheetCell): string {
  if (typeof cell === 'number') return `<table:table-cell office:value-type="float" office:value="${cell}"/>`;
  if (typeof cell === 'string') return cell === '' ? '<table:table-cell/>' : textCell(cell);
  return `<table:table-cell office:value-type="date" office:date-value="${inXml(cell.date)}" table:style-name="date"/>`;
}

/** A spreadsheet (ISO/IEC 26300, OpenDocument) written line by line; the first line is its head. */
export function odsSheet({ heading, note }: About): Sheet {
  const zip = new ZipParts(TYPE);
  zip.putPlain('mimetype', TYPE);
  const content = zip.begin('content.xml');
  content.add(
    `${XML}<office:document-content ${NAMESPACES} office:version="1.3">${STYLES}<office:body><office:spreadsheet><table:table table:name="${inXml(heading)}">`,
  );
  let isHead = true;
  return {
    add(lines) {
      const rows = lines.map((line, index) => {
        const isFirst = isHead && index === 0;
        const cells = line.map((cell) => (isFirst ? textCell(String(cell), HEAD) : cellOf(cell)));
        return `<table:table-row>${cells.join('')}</table:table-row>`;
      });
      content.add(rows.join(''));
      isHead &&= lines.length === 0;
    },
    end() {
      content.add('</table:table></office:spreadsheet></office:body></office:document-content>');
      content.end();
      zip.put(
        'meta.xml',
        `${XML}<office:document-meta ${NAMESPACES} office:version="1.3"><office:meta><dc:title>${inXml(heading)}</dc:title><dc:description>${inXml(note)}</dc:description></office:meta></office:document-meta>`,
      );
      const files = [
        ['/', TYPE],
        ['content.xml', 'text/xml'],
        ['meta.xml', 'text/xml'],
      ].map(([path, type]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`);
      zip.put(
        'META-INF/manifest.xml',
        `${XML}<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" manifest:version="1.3">${files.join('')}</manifest:manifest>`,
      );
      return zip.end();
    },
  };
}
