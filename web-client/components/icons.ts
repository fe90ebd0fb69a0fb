import { type SVGTemplateResult, svg } from 'lit';

// Drawn on 24 by 24, in lines of the text's colour: they stay sharp and follow light and dark by themselves.
const paths = {
  microphone:
    'M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15Zm6.5-3.5a6.5 6.5 0 0 1-13 0M12 18v3',
  'microphone-off':
    'M15.5 10V6.5a3.5 3.5 0 0 0-6.8-1.2M8.5 8.5v3a3.5 3.5 0 0 0 5.6 2.8m4.4-2.8a6.4 6.4 0 0 1-.9 3.2m-1.9 2a6.5 6.5 0 0 1-10.2-5.2M12 18v3M4 3l16.5 18',
  camera: 'M4.5 6.5h9a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2Zm11 4.5 6-3.5v9l-6-3.5',
  'camera-off':
    'M9.5 6.5h4a2 2 0 0 1 2 2v3.2m-.3 4.7a2 2 0 0 1-1.7 1.1h-9a2 2 0 0 1-2-2v-7c0-.9.6-1.7 1.5-1.9M15.5 11l6-3.5v9l-4.2-2.4M4 3l16.5 18',
  'hang-up':
    'M2.7 14.4c-.5-1-.4-2.4.5-3.3C5.5 8.8 8.6 7.8 12 7.8s6.5 1 8.8 3.3c.9.9 1 2.3.5 3.3l-.6 1.1c-.3.6-1 .9-1.6.7l-3-.9c-.6-.2-1-.7-1-1.3l-.1-1.7a10 10 0 0 0-6 0L8.9 14c0 .6-.4 1.1-1 1.3l-3 .9c-.6.2-1.3-.1-1.6-.7Z',
  warning: 'M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.7v.1',
  information: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5.5m0-9v.1',
  check: 'm5 12.5 4.7 4.7L19.5 7.3',
  phone:
    'M6.5 3.5h2.6l1.4 4.2-2 1.6a11.5 11.5 0 0 0 5.7 5.7l1.7-2 4.1 1.4v2.7a2.4 2.4 0 0 1-2.6 2.4A15.6 15.6 0 0 1 4.1 6.1a2.4 2.4 0 0 1 2.4-2.6Z',
  message:
    'M4.5 5h15a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H12l-4.5 3.5V17h-3A1.5 1.5 0 0 1 3 15.5v-9A1.5 1.5 0 0 1 4.5 5Z',
  person: 'M12 12.5a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4ZM4.5 20a7.5 7.5 0 0 1 15 0',
  more: 'M5 12a1 1 0 1 0 2 0 1 1 0 0 0-2 0Zm6 0a1 1 0 1 0 2 0 1 1 0 0 0-2 0Zm6 0a1 1 0 1 0 2 0 1 1 0 0 0-2 0Z',
  close: 'm6 6 12 12M18 6 6 18',
} as const;

export type IconName = keyof typeof paths;

/** An icon, hidden from screen readers: words beside it say the same. */
export function icon(name: IconName, size = 24): SVGTemplateResult {
  return drawn(paths[name], size);
}

/** The same of a path of one's own, for what is fetched later. */
export function drawn(path: string, size = 24): SVGTemplateResult {
  return svg`<svg width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;
}
