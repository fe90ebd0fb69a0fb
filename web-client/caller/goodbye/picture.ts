import type { Referral } from '../../../server/contract/referrals.ts';
import { platformOf } from '../../lib/platform.ts';

// A picture of what was agreed, drawn and kept on this device: nothing of it goes anywhere.

/** Where it is to be kept. */
export const platform = platformOf(navigator);

/** How wide the picture is, as a phone shows it; drawn twice as fine. */
const width = 400;
const margin = 28;
const fine = 2;
const fonts = { title: '700 22px sans-serif', name: '700 18px sans-serif', text: '400 16px sans-serif' } as const;

export interface Line {
  readonly text: string;
  readonly font: keyof typeof fonts;
  /** Where its base is, from the top. */
  readonly y: number;
}

/** Breaks a text into lines that fit, as `measure` says; a word that is too long alone stays whole. */
export function wrap(text: string, widest: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/\s+/).filter((one) => one !== '')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && measure(longer) > widest) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return line === '' ? lines : [...lines, line];
  });
}

/** Where each line stands, and how high all of them are. */
export function layOut(
  title: string,
  referrals: readonly Referral[],
  measure: (text: string, font: Line['font']) => number,
): { lines: Line[]; height: number } {
  const lines: Line[] = [];
  let y = margin;
  const put = (text: string, font: Line['font'], step: number) => {
    for (const line of wrap(text, width - 2 * margin, (one) => measure(one, font))) {
      y += step;
      lines.push({ text: line, font, y });
    }
  };
  put(title, 'title', 26);
  for (const { name, opening, phone, address, website } of referrals) {
    y += 20;
    put(name, 'name', 24);
    for (const text of [opening, phone, address, website]) if (text !== null) put(text, 'text', 24);
  }
  return { lines, height: y + margin };
}

/** Draws the picture. Throws where this browser draws none. */
export function drawPicture(title: string, referrals: readonly Referral[]): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no pictures');
  const { lines, height } = layOut(title, referrals, (text, font) => {
    pen.font = fonts[font];
    return pen.measureText(text).width;
  });
  canvas.width = width * fine;
  canvas.height = height * fine;
  const rtl = document.documentElement.dir === 'rtl';
  pen.scale(fine, fine);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#14202e';
  pen.direction = rtl ? 'rtl' : 'ltr';
  pen.textAlign = 'start';
  for (const { text, font, y } of lines) {
    pen.font = fonts[font];
    pen.fillText(text, rtl ? width - margin : margin, y);
  }
  return canvas;
}

/** The picture as a file, under a name that says nothing to whoever looks over the shoulder. */
export async function fileOf(canvas: HTMLCanvasElement): Promise<File> {
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!picture) throw new Error('The picture could not be made');
  return new File([picture], 'notes.png', { type: picture.type });
}

/** Has the browser save a file. */
export function save(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
