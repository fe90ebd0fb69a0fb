import PDFDocument from 'pdfkit';
import { type QrMatrix, qrMatrix, quietZone } from './qr.ts';

export interface PrintedCode {
  url: string;
  code: string;
  label: string;
}

export interface Print {
  title: string;
  callToAction: { fr: string; en: string };
  codes: readonly PrintedCode[];
}

const a4 = { width: 595.28, height: 841.89 };
const millimetre = 72 / 25.4;
const ink = '#14202e';
const soft = '#45515f';
const line = '#b9b0a3';

type Pdf = InstanceType<typeof PDFDocument>;

/** Draws a code's dark modules as one vector path in a square at (x, y), its quiet zone left white inside. */
function drawCode(pdf: Pdf, matrix: QrMatrix, x: number, y: number, side: number): void {
  const unit = side / (matrix.size + 2 * quietZone);
  pdf.save();
  pdf.rect(x, y, side, side).fill('#ffffff');
  for (let row = 0; row < matrix.size; row++) {
    for (let column = 0; column < matrix.size; column++) {
      if (!matrix.isDark(row, column)) continue;
      const start = column;
      while (column + 1 < matrix.size && matrix.isDark(row, column + 1)) column++;
      pdf.rect(x + (quietZone + start) * unit, y + (quietZone + row) * unit, (column - start + 1) * unit, unit);
    }
  }
  pdf.fill('#000000');
  pdf.restore();
}

/** The address as people type it: without the scheme. */
const shortUrl = (url: string): string => url.replace(/^https?:\/\//, '');

/** The code in two halves, easier to read out and to type. */
const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** Characters that the PDF's built-in fonts can't draw are left out, rather than printed as rubbish. */
const printable = (text: string): string =>
  text.replace(/[^\u0020-\u007e\u00a0-\u00ff\u2019\u2013\u2014\u2026œŒ€]/g, '');

/** The longest beginning of the text that fits, so that no label breaks the sheet. */
function fitted(pdf: Pdf, text: string, width: number): string {
  let fitting = printable(text);
  if (pdf.widthOfString(fitting) <= width) return fitting;
  while (fitting.length > 1 && pdf.widthOfString(`${fitting}…`) > width) fitting = fitting.slice(0, -1);
  return `${fitting.trimEnd()}…`;
}

const columns = 3;
const rows = 4;

/** Twelve codes to a page, with cutting lines: stickers and flyers. */
function drawSheet(pdf: Pdf, print: Print): void {
  const margin = 10 * millimetre;
  const width = (a4.width - 2 * margin) / columns;
  const height = (a4.height - 2 * margin) / rows;
  const padding = 4 * millimetre;
  const side = 46 * millimetre;
  for (const [index, printed] of print.codes.entries()) {
    const cell = index % (columns * rows);
    if (cell === 0) pdf.addPage();
    const x = margin + (cell % columns) * width;
    const y = margin + Math.floor(cell / columns) * height;
    pdf.rect(x, y, width, height).lineWidth(0.5).dash(3, { space: 3 }).stroke(line).undash();
    const inner = { width: width - 2 * padding, align: 'center', lineBreak: false } as const;
    const left = x + padding;
    pdf.fillColor(ink).font('Helvetica-Bold').fontSize(10);
    pdf.text(fitted(pdf, print.callToAction.fr, inner.width), left, y + padding, inner);
    drawCode(pdf, qrMatrix(printed.url), x + (width - side) / 2, y + padding + 15, side);
    const below = y + padding + 15 + side;
    pdf
      .fillColor(ink)
      .font('Courier-Bold')
      .fontSize(11)
      .text(spaced(printed.code), left, below + 1, inner);
    pdf.fillColor(soft).font('Helvetica').fontSize(7);
    pdf.text(fitted(pdf, printed.label, inner.width), left, below + 15, inner);
  }
}

/** One poster to a page. */
function drawPosters(pdf: Pdf, print: Print): void {
  const margin = 20 * millimetre;
  const width = a4.width - 2 * margin;
  const centred = { width, align: 'center' } as const;
  for (const printed of print.codes) {
    pdf.addPage();
    pdf.fillColor(ink).font('Helvetica-Bold').fontSize(44);
    pdf.text(printable(print.callToAction.fr), margin, 28 * millimetre, centred);
    pdf.moveDown(0.3).font('Helvetica').fontSize(20).fillColor(soft).text(printable(print.callToAction.en), centred);
    const side = 150 * millimetre;
    const top = a4.height - 45 * millimetre - side;
    drawCode(pdf, qrMatrix(printed.url), (a4.width - side) / 2, top, side);
    pdf.fillColor(ink).font('Helvetica').fontSize(16);
    pdf.text(shortUrl(printed.url), margin, top + side + 4 * millimetre, centred);
    pdf.fillColor(soft).fontSize(11);
    pdf.text('Gratuit. Sans installation. / Free. Nothing to install.', margin, top + side + 14 * millimetre, centred);
    pdf.fontSize(8).text(fitted(pdf, printed.label, width), margin, a4.height - 14 * millimetre, {
      ...centred,
      lineBreak: false,
    });
  }
}

/** A PDF of all codes, drawn as vectors. `sheet` puts twelve to an A4 page, `poster` one. */
export function printCodes(print: Print, layout: 'sheet' | 'poster'): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: print.title, Creator: 'Passerelle' },
    lang: 'fr',
  });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    if (layout === 'sheet') drawSheet(pdf, print);
    else drawPosters(pdf, print);
    pdf.end();
  });
}
