/** Whether a camera can blur what is behind the person in its picture, and does; `none` where it can't be switched. */
export type BackgroundBlur = 'none' | 'on' | 'off';

/** How a camera's track stands (W3C Media Capture and Streams Extensions, background blur). */
export function backgroundBlurOf(track: MediaStreamTrack | null): BackgroundBlur {
  const can = track?.getCapabilities?.().backgroundBlur;
  // Where only one of the two is named, the system has decided, and the page can't.
  if (!track || !can?.includes(true) || !can.includes(false)) return 'none';
  return track.getSettings().backgroundBlur ? 'on' : 'off';
}

/** Blurs what is behind the person in a camera's picture, or no longer; resolves to how it stands then. */
export async function blurBackground(track: MediaStreamTrack, on: boolean): Promise<BackgroundBlur> {
  // What was asked of the camera before goes with it: applying constraints forgets all others.
  const asked = { ...track.getConstraints(), backgroundBlur: { exact: on } };
  await track.applyConstraints(asked).catch(() => {});
  return backgroundBlurOf(track);
}
