/** A field that a spreadsheet would take for a formula is kept a text by an apostrophe in front (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

function field(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines of a CSV file as Polish spreadsheets open it: semicolons, CRLF, UTF-8 with its mark. */
export function csvFile(lines: readonly (readonly string[])[]): Blob {
  const text = lines.map((line) => line.map(field).join(';')).join('\r\n');
  return new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' });
}

/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
