/** What came of asking for camera or microphone. */
export type MediaOutcome = 'granted' | 'denied' | 'missing' | 'busy' | 'unsupported';

/** The tracks that a page sends. */
export interface LocalTracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

export type MediaAnswer =
  | {
      readonly outcome: 'granted';
      readonly tracks: LocalTracks;
      /** Why there is no picture though one was asked for; null where there is one, or none was asked for. */
      readonly withoutCamera: Exclude<MediaOutcome, 'granted'> | null;
    }
  | { readonly outcome: Exclude<MediaOutcome, 'granted'> };

const audio: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

// Enough to read a face or to see signs on a phone, and within what poor 4G and an old phone can send.
const picture: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 24, max: 30 },
};
const video: MediaTrackConstraints = { facingMode: 'user', ...picture };

/** Whether this browser can make a call at all; in-app browsers and plain HTTP pages often can't, or say no when asked. */
export function canCall(): boolean {
  return typeof RTCPeerConnection !== 'undefined' && typeof navigator.mediaDevices?.getUserMedia === 'function';
}

/**
 * Asks for the microphone, and for the camera with it where `withCamera`: the browser asks its user. Where only the
 * camera can't be had, the voice alone is granted and `withoutCamera` says why.
 */
export async function openMedia(withCamera: boolean): Promise<MediaAnswer> {
  if (!canCall()) return { outcome: 'unsupported' };
  const both = await ask({ audio, video: withCamera && video });
  if (both.outcome === 'granted' || !withCamera) return both;
  // A refusal of camera and microphone together was one answer to one question: asking again would be pushy, and most
  // browsers would not show the question anyway. A lacking or busy camera is no reason to have no voice.
  if (both.outcome === 'denied' && !(await isAllowed('microphone'))) return both;
  const voice = await ask({ audio, video: false });
  return voice.outcome === 'granted' ? { ...voice, withoutCamera: both.outcome } : voice;
}

/** Whether the browser would give the microphone, and the camera with it, without asking its user. */
export async function mayOpenMedia(withCamera: boolean): Promise<boolean> {
  if (!canCall()) return false;
  const needed = withCamera ? (['microphone', 'camera'] as const) : (['microphone'] as const);
  return (await Promise.all(needed.map(isAllowed))).every((allowed) => allowed);
}

/** Asks for the camera alone, for a call that goes on by voice; for a certain one where `which` says so. */
export async function openCamera(
  which: MediaTrackConstraints = {},
): Promise<
  | { readonly outcome: 'granted'; readonly track: MediaStreamTrack }
  | { readonly outcome: Exclude<MediaOutcome, 'granted'> }
> {
  if (!canCall()) return { outcome: 'unsupported' };
  // One that is named may look wherever it does.
  const answer = await ask({ audio: false, video: { ...('deviceId' in which ? picture : video), ...which } });
  if (answer.outcome !== 'granted') return answer;
  return answer.tracks.video ? { outcome: 'granted', track: answer.tracks.video } : { outcome: 'missing' };
}

/** Stops the tracks: the camera's light goes out. */
export function stopTracks(tracks: LocalTracks): void {
  tracks.audio?.stop();
  tracks.video?.stop();
}

async function ask(constraints: MediaStreamConstraints): Promise<MediaAnswer> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    const tracks = { audio: stream.getAudioTracks()[0] ?? null, video: stream.getVideoTracks()[0] ?? null };
    return { outcome: 'granted', tracks, withoutCamera: null };
  } catch (error) {
    return { outcome: outcomeOf(error) };
  }
}

/** The outcome that an error of `getUserMedia` stands for (W3C Media Capture and Streams, 10.2). */
export function outcomeOf(error: unknown): Exclude<MediaOutcome, 'granted'> {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unsupported';
  }
}

/** Whether a device was allowed before, so that asking for it shows no question. */
async function isAllowed(name: 'microphone' | 'camera'): Promise<boolean> {
  try {
    const status = await navigator.permissions.query({ name });
    return status.state === 'granted';
  } catch {
    return false;
  }
}
