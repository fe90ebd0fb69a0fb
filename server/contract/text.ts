import { Type } from 'typebox';

// Text that people write. It has no control characters (Unicode's category Cc), which nobody sees, some of which garble
// what others read, and one of which, U+0000, PostgreSQL can't keep.

interface Lengths {
  minLength?: number;
  maxLength: number;
}

/** What texts must match; a refusal by one of these is told in words. */
export const textPatterns = {
  line: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$',
  lines: '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$',
} as const;

/** Text in one line: a name, a label. */
export const Line = (lengths: Lengths) => Type.String({ ...lengths, pattern: textPatterns.line });

/** Text that may have line breaks and tabs: a note, a postal address. */
export const Lines = (lengths: Lengths) => Type.String({ ...lengths, pattern: textPatterns.lines });
