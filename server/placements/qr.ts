import qrcode from 'qrcode';

/** A QR code as its dark modules. */
export interface QrMatrix {
  /** Modules on a side, without the quiet zone. */
  size: number;
  isDark(row: number, column: number): boolean;
}

/** Light modules that scanners want around a code (ISO/IEC 18004). */
export const quietZone = 4;

/**
 * The QR code of an address, error correction M: a poster gets scratched and rained on, and a quarter more modules still
 * read from across a platform.
 */
export function qrMatrix(url: string): QrMatrix {
  const { modules } = qrcode.create(url, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
}

/** SVG path data of the dark modules, one unit a side; runs in a row are one rectangle, so that no seams show. */
export function qrPath(matrix: QrMatrix): string {
  let path = '';
  for (let row = 0; row < matrix.size; row++) {
    for (let column = 0; column < matrix.size; column++) {
      if (!matrix.isDark(row, column)) continue;
      const start = column;
      while (column + 1 < matrix.size && matrix.isDark(row, column + 1)) column++;
      const width = column - start + 1;
      path += `M${start} ${row}h${width}v1h-${width}z`;
    }
  }
  return path;
}

/** A whole SVG file of the code, quiet zone included. Scales to any size. */
export function qrSvg(url: string): string {
  const matrix = qrMatrix(url);
  const side = matrix.size + 2 * quietZone;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
    `<path transform="translate(${quietZone} ${quietZone})" d="${qrPath(matrix)}"/></svg>\n`
  );
}

/** A PNG file of the code, quiet zone included: at 1,200 pixels and more it prints sharp at 10 cm. */
export function qrPng(url: string): Promise<Buffer> {
  return qrcode.toBuffer(url, { type: 'png', errorCorrectionLevel: 'M', margin: quietZone, scale: 32 });
}
