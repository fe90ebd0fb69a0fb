import { openCamera } from './devices.ts';

/** How many cameras there are; browsers say so once one was allowed. */
export async function countCameras(): Promise<number> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind }) => kind === 'videoinput').length;
  } catch {
    return 0;
  }
}

/** The camera to take after one, as a constraint: the other side of a phone, or the next of a computer's. */
export function afterCamera(
  { facingMode, deviceId }: Pick<MediaTrackSettings, 'facingMode' | 'deviceId'>,
  cameras: readonly string[],
): MediaTrackConstraints {
  // A phone may have many on its back; people think of two.
  if (facingMode === 'user' || facingMode === 'environment') {
    return { facingMode: { exact: facingMode === 'user' ? 'environment' : 'user' } };
  }
  const next = cameras[(cameras.indexOf(deviceId ?? '') + 1) % cameras.length];
  return next === undefined ? {} : { deviceId: { exact: next } };
}

/**
 * Lets go of this camera and takes the other one; where that can't be had, this one again. Phones open one at a time, so
 * there is a moment without any. Null where none is left.
 */
export async function otherCamera(track: MediaStreamTrack): Promise<MediaStreamTrack | null> {
  const settings = track.getSettings();
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const cameras = devices.filter(({ kind }) => kind === 'videoinput').map((device) => device.deviceId);
  track.stop();
  const other = await openCamera(afterCamera(settings, cameras));
  if (other.outcome === 'granted') return other.track;
  const { deviceId } = settings;
  const again = await openCamera(deviceId === undefined ? {} : { deviceId: { exact: deviceId } });
  return again.outcome === 'granted' ? again.track : null;
}
