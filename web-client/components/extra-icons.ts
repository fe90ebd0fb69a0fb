import { drawn } from './icons.ts';

// Icons of what a call can do besides: they come with it, and not with the page.
export const faceOffIcon = drawn(
  'M5.6 5.6a9 9 0 0 0 12.8 12.8M9 3.5A9 9 0 0 1 20.5 15M9 14.5s1 1.5 3 1.5c.8 0 1.4-.2 1.9-.5M9 9.5v.1M15 9.5v.1M4 3l16.5 18',
);
export const blurIcon = drawn(
  'M12 12.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6.5 7.5a6.5 6.5 0 0 1 13 0M3 5v.1M3 10v.1M3 15v.1M21 5v.1M21 10v.1M21 15v.1M6.5 3v.1M17.5 3v.1',
);
export const turnIcon = drawn('M4.5 13.5a7.5 7.5 0 0 0 14 2.5M19.5 10.5a7.5 7.5 0 0 0-14-2.5M5 4v4h4m10 12v-4h-4');
export const fullScreenIcon = drawn('M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5');
export const captionsIcon = drawn('M3.5 5.5h17v13h-17Zm3 6h5m2.5 0h4m-11.5 3.5h3m3 0h5.5');
export const speakerIcon = drawn('M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4Zm11.5-1a5 5 0 0 1 0 7m2.5-9.5a8.5 8.5 0 0 1 0 12');
