import type { MediaKind } from '../../sfu/media-parameters.ts';

/** A track that comes from no device and shows and says nothing, to prepare a sender with. */
export interface Placeholder {
  readonly track: MediaStreamTrack;
  close(): void;
}

/** A placeholder of this kind; null where the browser has none. */
export function createPlaceholder(kind: MediaKind): Placeholder | null {
  if (kind === 'audio') {
    const context = new AudioContext();
    const [track] = context.createMediaStreamDestination().stream.getAudioTracks();
    return placeholder(track, () => void context.close());
  }
  const canvas = document.createElement('canvas');
  // A canvas without a context can't be captured, and one that nobody draws on gives no frame.
  canvas.getContext('2d');
  const [track] = canvas.captureStream(0).getVideoTracks();
  return placeholder(track);
}

function placeholder(track: MediaStreamTrack | undefined, end = () => {}): Placeholder | null {
  if (!track) return null;
  return {
    track,
    close() {
      track.stop();
      end();
    },
  };
}
