/** How well the line to the media host carries a call. */
export type LineLevel = 'good' | 'weak' | 'voice_only';

/** One look at the line. Null where the browser can't say, or there was nothing to measure. */
export interface LineSample {
  /** Of the packets of the last moment, in the worse direction, in percent. */
  readonly lostPercent: number | null;
  readonly roundTripMs: number | null;
  /** What the browser thinks it could send, in bits a second. */
  readonly outgoingBitsPerSecond: number | null;
  /** How much of the last moment the other's picture stood still, from 0 to 1. */
  readonly frozen: number | null;
}

/** What is known of the line so far. */
export interface Line {
  readonly level: LineLevel;
  /** Looks in a row that asked for a lower level, or for a higher one. */
  readonly worse: number;
  readonly better: number;
  /** Looks in a row, all good, after which pictures come back. */
  readonly patience: number;
  /** Looks since the pictures came back, or since the call began. */
  readonly held: number;
}

/** Looks are some two seconds apart. */
export const lineLookMs = 2_000;

// A single bad look is a passing lorry; three are a bad line. Voice is worth more than a picture, but a picture that comes
// and goes is worth less than either, so getting better takes longer than getting worse.
const looksToWeak = 2;
const looksToVoice = 3;
const looksToGood = 4;
const firstPatience = 6;
const longestPatience = 48;
/**
 * What a browser thinks it could send sinks while little is sent, and climbs only while it is tried: by voice alone it says
 * nothing, nor for some looks after pictures have begun.
 */
const looksToClimb = 5;
/** Pictures that held for this long are proof that the line can: the next time begins with little patience again. */
const looksThatProve = 60;

const fresh: Line = { level: 'good', worse: 0, better: 0, patience: firstPatience, held: 0 };

/** A call begins with trust in its line. */
export const freshLine = (): Line => fresh;

/** What one look says: that the line is fine, that it is poor, or that pictures take what the voice needs. */
export function verdictOf(sample: LineSample): 'fine' | 'poor' | 'bad' | null {
  const { lostPercent, roundTripMs, outgoingBitsPerSecond, frozen } = sample;
  if ([lostPercent, roundTripMs, outgoingBitsPerSecond, frozen].every((value) => value === null)) return null;
  // Opus mends losses up to about a tenth; beyond that, and with less than a small picture needs, words get lost.
  if ((lostPercent ?? 0) >= 12 || (roundTripMs ?? 0) >= 1_500 || (outgoingBitsPerSecond ?? 1e9) < 80_000) return 'bad';
  // A frozen picture may be the fault of a slow device, here or there: it is no reason to take the picture away.
  const poor =
    (lostPercent ?? 0) >= 4 ||
    (roundTripMs ?? 0) >= 500 ||
    (outgoingBitsPerSecond ?? 1e9) < 200_000 ||
    (frozen ?? 0) >= 0.3;
  return poor ? 'poor' : 'fine';
}

/**
 * Judges the line after one more look. `pictures`: somebody sends or could receive one; a call by voice has none to give
 * up. Each time that the pictures that came back were too much again, the next return takes twice as long.
 */
export function judgeLine(line: Line, sample: LineSample, pictures: boolean): Line {
  const climbs = line.level === 'voice_only' || line.held < looksToClimb;
  const verdict = verdictOf(climbs ? { ...sample, outgoingBitsPerSecond: null } : sample);
  if (verdict === null) return line;
  const held = Math.min(line.held + 1, looksThatProve);
  const proven = held === looksThatProve && line.level !== 'voice_only';
  const patience = proven ? firstPatience : line.patience;
  const better = verdict === 'fine' ? line.better + 1 : 0;
  const at = { ...line, held, patience, better };
  switch (line.level) {
    case 'good': {
      const worse = verdict === 'fine' ? 0 : line.worse + 1;
      return worse >= looksToWeak ? { ...at, level: 'weak', worse: verdict === 'bad' ? 1 : 0 } : { ...at, worse };
    }
    case 'weak': {
      const worse = verdict === 'bad' ? line.worse + 1 : 0;
      if (pictures && worse >= looksToVoice) {
        return { level: 'voice_only', worse: 0, better: 0, patience, held: 0 };
      }
      if (better >= looksToGood) return { ...at, level: 'good', worse: 0 };
      return { ...at, worse: pictures ? worse : 0 };
    }
    case 'voice_only':
      if (!pictures) return withPictures(line);
      if (better < line.patience) return { ...at, worse: 0 };
      return withPictures({ ...line, patience: Math.min(line.patience * 2, longestPatience) });
    default:
      return line.level satisfies never;
  }
}

/** Pictures come back: by themselves, or because somebody wants them. They are watched from the beginning. */
export function withPictures(line: Line): Line {
  return { ...line, level: 'weak', worse: 0, better: 0, held: 0 };
}
