import type { Step } from '../step.ts';

/** Whether a step has a use for microphone and camera: behind any other, neither stays on. */
export function needsDevices(step: Step): boolean {
  switch (step.name) {
    case 'asking':
    case 'preview':
    case 'call':
      return true;
    case 'waiting':
    case 'ringing':
      return step.kind !== 'text';
    default:
      return false;
  }
}
