/** A painted face as a stream, where there is no camera: enough to judge a layout by. */
export function paintedPerson(width: number, height: number, colours: { wall: string; coat: string }): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const stream = canvas.captureStream(10);
  const paint = () => {
    if (!context || stream.getTracks().every(({ readyState }) => readyState === 'ended')) return;
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
    requestAnimationFrame(paint);
  };
  paint();
  return stream;
}
