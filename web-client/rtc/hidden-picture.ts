// A face in the middle of the picture is left with some four cells in width: nobody is known by that, and one still sees
// that somebody is there, nods, or waves.
const cellsAcross = 12;
const betweenAcross = 72;
const widthSent = 320;
// Enough for what can be seen of it, and little work for an old phone.
const framesPerSecond = 12;

/**
 * Makes a track of a camera's whose picture is so coarse that nobody can be known by it; null where the browser can't. The
 * camera's own track stays in here, and both end together. Whatever happens to the page, nothing but coarse pictures was
 * ever drawn on what is sent: where the page is put to sleep, the last of them stands still.
 */
export function hidePicture(source: MediaStreamTrack): MediaStreamTrack | null {
  const cells = document.createElement('canvas');
  const between = document.createElement('canvas');
  const sent = document.createElement('canvas');
  const contexts = [between, cells, sent].map((canvas) => canvas.getContext('2d', { alpha: false }));
  const video = document.createElement('video');
  Object.assign(video, { muted: true, playsInline: true, srcObject: new MediaStream([source]) });
  sent.width = widthSent;
  sent.height = (widthSent * 3) / 4;
  const [track] = typeof sent.captureStream === 'function' ? sent.captureStream(framesPerSecond).getVideoTracks() : [];
  if (!track || contexts.includes(null)) return null;

  const draw = () => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return;
    const shape = video.videoHeight / video.videoWidth;
    // In two steps down, so that each cell is a mean of what it covers, and does not flicker.
    const steps: [HTMLCanvasElement, CanvasImageSource, number][] = [
      [between, video, betweenAcross],
      [cells, between, cellsAcross],
      [sent, cells, widthSent],
    ];
    for (const [index, [canvas, from, width]] of steps.entries()) {
      const height = Math.max(2, Math.round(width * shape));
      // A phone that is turned gives pictures of another shape; setting a size clears a canvas, so only then.
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      const context = contexts[index];
      if (context) context.imageSmoothingQuality = 'high';
      context?.drawImage(from, 0, 0, width, height);
    }
  };
  const timer = setInterval(draw, 1000 / framesPerSecond);
  void video.play().catch(() => {});

  const stop = track.stop.bind(track);
  const end = () => {
    clearInterval(timer);
    source.removeEventListener('ended', lost);
    source.stop();
    video.srcObject = null;
    stop();
  };
  const lost = () => {
    end();
    track.dispatchEvent(new Event('ended'));
  };
  // Whoever stops what is sent lets go of the camera.
  track.stop = end;
  source.addEventListener('ended', lost);
  return track;
}
