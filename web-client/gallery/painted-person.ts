interface Colours {
  readonly wall: string;
  readonly coat: string;
}

/** A painted face as a stream, where there is no camera: enough to judge a layout by. */
export function paintedPerson(width: number, height: number, colours: Colours): MediaStream {
  const canvas = canvasOf(width, height);
  const stream = canvas.captureStream(10);
  const again = () => {
    if (stream.getTracks().every(({ readyState }) => readyState === 'ended')) return;
    paint(canvas, colours);
    requestAnimationFrame(again);
  };
  again();
  return stream;
}

/** A painted face as the picture that a counselor set: its address. */
export function paintedPicture(): string {
  const canvas = canvasOf(192, 192);
  paint(canvas, { wall: '#c8bca8', coat: '#2f5d62' });
  return canvas.toDataURL('image/jpeg');
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function paint(canvas: HTMLCanvasElement, colours: Colours): void {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = colours.wall;
  context.fillRect(0, 0, width, height);
  context.fillStyle = colours.coat;
  context.beginPath();
  context.ellipse(width / 2, height * 1.02, width * 0.36, height * 0.36, 0, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#8d5a3b';
  context.beginPath();
  context.ellipse(width / 2, height * 0.46, height * 0.17, height * 0.22, 0, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#2a1a14';
  context.beginPath();
  context.ellipse(width / 2, height * 0.34, height * 0.19, height * 0.15, 0, Math.PI, 2 * Math.PI);
  context.fill();
}
