import { pictureLimits } from '../../server/contract/profiles.ts';
import { squareOf } from './profile-draft.ts';

/** Why a file can't become a picture that callers see. */
export type PictureProblem = 'not_a_picture' | 'file_too_large';

export class PictureError extends Error {
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem) {
    super(problem);
    this.name = 'PictureError';
    this.problem = problem;
  }
}

/** No camera writes a larger one; to read one would hold the page up, with a call about to ring in it. */
const largestFile = 20_000_000;
/** Only a picture of nothing but noise needs more than the first. */
const qualities = [0.85, 0.7, 0.5, 0.3, 0.1];

/**
 * The file's picture as callers see it: a square, small, and drawn anew, which leaves behind where and when it was taken.
 * Throws a `PictureError`.
 */
export async function squarePicture(file: Blob): Promise<Blob> {
  if (file.size > largestFile) throw new PictureError('file_too_large');
  const image = await createImageBitmap(file).catch(() => null);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (image === null || context === null) throw new PictureError('not_a_picture');
  const { x, y, side } = squareOf(image.width, image.height);
  canvas.width = pictureLimits.side;
  canvas.height = pictureLimits.side;
  // What a picture leaves transparent would come out black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, x, y, side, side, 0, 0, canvas.width, canvas.height);
  image.close();
  for (const quality of qualities) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob !== null && blob.size <= pictureLimits.bytes) return blob;
  }
  throw new PictureError('not_a_picture');
}
