import { freshLine, judgeLine, type LineLevel, lineLookMs, withPictures } from './line.ts';
import { createLineReader } from './line-stats.ts';
import type { Room } from './room.ts';

/** Looks at a call's line, and lets the pictures go where the voice needs all of it. */
export interface LineWatch {
  readonly level: LineLevel;
  /** Somebody wants the pictures back now. */
  bringBack(): void;
  close(): void;
}

/** Watches until `close()`. `pictures`: somebody in the call sends one, or would; `sentAlone`: see the reader. */
export function watchLine(
  room: Pick<Room, 'reports' | 'setVoiceOnly'>,
  { pictures, changed, sentAlone }: { pictures(): boolean; changed(): void; sentAlone?: boolean },
): LineWatch {
  const read = createLineReader(sentAlone);
  let line = freshLine();
  let closed = false;

  const become = (next: typeof line) => {
    const before = line.level;
    line = next;
    if (line.level === before) return;
    room.setVoiceOnly(line.level === 'voice_only');
    changed();
  };
  const look = async () => {
    // A look at a way that is just being closed may never end: so the next does not wait for it.
    try {
      const sample = read(await room.reports());
      if (!closed) become(judgeLine(line, sample, pictures()));
    } catch {
      // The room was built anew meanwhile: the next look is at the new one.
    }
  };
  const timer = setInterval(() => void look(), lineLookMs);
  return {
    get level() {
      return line.level;
    },
    bringBack() {
      if (line.level === 'voice_only') become(withPictures(line));
    },
    close() {
      closed = true;
      clearInterval(timer);
    },
  };
}
