import type { BlockedMessages } from './blocked-fr.ts';

/** What the page says where camera or microphone can't be had, in English. */
export const blockedEn: BlockedMessages = {
  denied: {
    title: 'The browser blocked the access',
    video: 'To talk, at least the microphone must be allowed.',
    help: 'Tap the padlock or the icon next to the page’s address, then Permissions, and allow the microphone.',
    helpIos: 'Tap “aA” or the icon next to the address, then Website Settings, and allow the microphone.',
    systemAndroid:
      'If that is not enough, open the phone’s Settings, then Apps, your browser, Permissions, and allow the microphone.',
    systemIos:
      'If that is not enough, open Settings, look for your browser (Safari, for example), and allow the microphone.',
  },
  missing: {
    title: 'No microphone found',
    video: 'This device has no microphone that the page can use.',
    help: 'If you have a headset with a microphone, plug it in and try again.',
  },
  busy: {
    title: 'The microphone is taken',
    video: 'Another app is using the microphone or the camera.',
    help: 'Close other calls and other apps, then try again.',
  },
  unsupported: {
    title: 'Calls don’t work from here',
    video: 'The browser inside this app does not allow calls.',
    help: 'Copy the link, then open it in Chrome, Safari or Firefox.',
  },
  inApp: {
    title: 'Open this page in your browser',
    video: 'The app that shows this page does not let it use the microphone.',
    help: 'Tap the three dots at the top, then “Open in browser”.',
    helpIos: 'Tap the three dots or the arrow at the edge of the screen, then “Open in Safari” or “Open in browser”.',
    copyToo: 'Or copy the link, and open it in Chrome, Safari or Firefox.',
  },
  again: 'Try again',
  still: 'We just tried again: nothing has changed.',
  voiceOnly: 'Try without the camera',
  copy: 'Copy the link',
  copyFailed: 'Copying did not work. Select the text and copy it.',
  copied: 'Link copied',
  human: 'Or talk to someone by phone',
  back: 'Back',
};
