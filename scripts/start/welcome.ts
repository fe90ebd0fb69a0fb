import qrcode from 'qrcode';
import type { Demo } from './demo.ts';

/** What a person reads when everything runs: where to go, who to be, and the code to scan. */
export async function welcome(origin: string, demo: Demo, colours: boolean): Promise<string> {
  const poster = `${origin}/q/${demo.code}`;
  const code = await qrcode.toString(poster, { type: 'utf8', margin: 4, errorCorrectionLevel: 'L' });
  return [
    '',
    'Passerelle is ready.',
    '',
    ...table([
      ["Caller's page", poster],
      ["Counselor's dashboard", `${origin}/dashboard`],
      ["Manager's console", `${origin}/console`],
      ['Screen', `${origin}/signage/${demo.screen}`],
      ['API documentation', `${origin}/docs`],
    ]),
    '',
    'Sign in as',
    '',
    ...table(demo.logins.map(({ role, email, password }) => [role, email, password])),
    '',
    'The code of the demo poster:',
    '',
    inBlackOnWhite(code.trimEnd(), colours),
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}

/** Most terminals are dark, and some phones can't read a code whose black and white are swapped. */
function inBlackOnWhite(block: string, colours: boolean): string {
  if (!colours) return block;
  const width = Math.max(...block.split('\n').map((line) => line.length));
  return block
    .split('\n')
    .map((line) => `\u001b[38;5;16;48;5;231m${line.padEnd(width)}\u001b[0m`)
    .join('\n');
}

/** Rows as indented lines, each column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
