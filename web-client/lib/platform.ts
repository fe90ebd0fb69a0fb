/** What a page must know of where it is shown, to say where permissions are and what can be kept there. */
export interface Platform {
  /** The system whose own settings stand above the browser's; null where they are seldom in the way. */
  readonly system: 'ios' | 'android' | null;
  /** An app's own browser: it may refuse microphone, downloads and clipboard, and has no address bar. */
  readonly inApp: boolean;
}

// Each app's own mark first; then what every Android WebView says of itself since Android 5.
const apps =
  /Instagram|FBA[NV]\/|FB_IAB|\bMessenger|musical_ly|Bytedance|\btrill_|Snapchat\/|LinkedInApp|Twitter for |TwitterAndroid|MicroMessenger|\bLine\/|\[Pinterest\/|; wv\)/;

/** Tells the platform by what its browser says of itself. */
export function platformOf({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): Platform {
  const mac = userAgent.includes('Macintosh');
  const handheld = /iP(?:hone|ad|od)/.test(userAgent);
  // An iPad says that it is a Mac; no Mac has a touch screen.
  const ios = handheld || (mac && maxTouchPoints > 1);
  // Every browser of these systems says 'Safari/' but the view that an app shows pages in.
  const bareView = (handheld || mac) && userAgent.includes('AppleWebKit/') && !userAgent.includes('Safari/');
  return {
    system: ios ? 'ios' : userAgent.includes('Android') ? 'android' : null,
    inApp: bareView || apps.test(userAgent),
  };
}
