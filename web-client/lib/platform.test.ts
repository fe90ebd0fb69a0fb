import { describe, expect, it } from 'vitest';
import { platformOf } from './platform.ts';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const webView =
  'Mozilla/5.0 (Linux; Android 13; SM-A546B Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

const of = (userAgent: string, maxTouchPoints = 5) => platformOf({ userAgent, maxTouchPoints });

describe('a browser inside an app', () => {
  it.each<[string, 'ios' | 'android', string]>([
    [
      'Instagram on Android',
      'android',
      `${webView} Instagram 331.0.0.37.90 Android (33/13; 450dpi; 1080x2116; samsung; SM-A546B; a54x; s5e8835; fr_FR; 598323397)`,
    ],
    [
      'Instagram on an iPhone',
      'ios',
      `${iphone} Mobile/15E148 Instagram 334.0.4.32.98 (iPhone14,5; iOS 17_5_1; fr_FR; fr; scale=3.00; 1170x2532; 606346023)`,
    ],
    ['Facebook on Android', 'android', `${webView} [FB_IAB/FB4A;FBAV/465.0.0.51.85;]`],
    [
      'Facebook on an iPhone',
      'ios',
      `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/465.0.0.41.103;FBBV/599683416;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5.1;FBSS/3;FBID/phone;FBLC/fr_FR;FBOP/5]`,
    ],
    ['Messenger on Android', 'android', `${webView} [FB_IAB/Orca-Android;FBAV/455.0.0.45.109;]`],
    [
      'Messenger on an iPhone',
      'ios',
      `${iphone} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/455.0.0.50.108;FBDV/iPhone14,5]`,
    ],
    [
      'TikTok on an iPhone',
      'ios',
      `${iphone} Mobile/15E148 musical_ly_34.9.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/fr Region/FR BytedanceWebview/d8a21c6`,
    ],
    [
      'TikTok on Android',
      'android',
      `${webView} trill_2023409040 JsSdk/1.0 NetType/4G Channel/googleplay AppName/trill app_version/34.9.4 ByteLocale/fr BytedanceWebview/d8a21c6`,
    ],
    [
      'Snapchat on an iPhone',
      'ios',
      `${iphone} Version/17.5 Mobile/15E148 Safari/604.1 Snapchat/12.89.0.41 (like Safari/8617.1.17)`,
    ],
    ['LinkedIn on an iPhone', 'ios', `${iphone} Mobile/15E148 [LinkedInApp]/9.29.7586`],
    ['X on an iPhone', 'ios', `${iphone} Mobile/15E148 Twitter for iPhone/10.42`],
    ['X on Android', 'android', `${webView.replace('; wv', '')} TwitterAndroid`],
    [
      'WeChat on Android',
      'android',
      'Mozilla/5.0 (Linux; Android 12; M2102J2SC Build/SKQ1.211006.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600 NetType/WIFI Language/en ABI/arm64',
    ],
    ['Line on an iPhone', 'ios', `${iphone} Mobile/15E148 Safari Line/14.9.0`],
    ['Pinterest on an iPhone', 'ios', `${iphone} Mobile/15E148 [Pinterest/iOS]`],
    ['Pinterest on Android', 'android', `${webView.replace('; wv', '')} [Pinterest/Android]`],
    ['any other app on Android', 'android', webView],
    ['any other app on an iPhone', 'ios', `${iphone} Mobile/15E148`],
    ['any other app on an iPad', 'ios', mac],
  ])('is told as one: %s', (_name, system, userAgent) => {
    expect(of(userAgent)).toEqual({ system, inApp: true });
  });
});

describe('a browser of its own', () => {
  it.each<[string, 'ios' | 'android' | null, string, number?]>([
    ['Safari on an iPhone', 'ios', `${iphone} Version/17.5 Mobile/15E148 Safari/604.1`],
    ['Safari on an iPad', 'ios', `${mac} Version/17.5 Safari/605.1.15`],
    ['Safari on a Mac', null, `${mac} Version/17.5 Safari/605.1.15`, 0],
    ['Chrome on an iPhone', 'ios', `${iphone} CriOS/125.0.6422.80 Mobile/15E148 Safari/604.1`],
    ['Firefox on an iPhone', 'ios', `${iphone} FxiOS/126.0 Mobile/15E148 Safari/605.1.15`],
    [
      'Chrome on Android',
      'android',
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Mobile Safari/537.36',
    ],
    ['Firefox on Android', 'android', 'Mozilla/5.0 (Android 13; Mobile; rv:126.0) Gecko/126.0 Firefox/126.0'],
    [
      'Samsung Internet',
      'android',
      'Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
    ],
    [
      'Firefox on a Mac',
      null,
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:126.0) Gecko/20100101 Firefox/126.0',
      0,
    ],
    [
      'Chrome on Windows, with a touch screen',
      null,
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36',
    ],
  ])('is not: %s', (_name, system, userAgent, touchPoints) => {
    expect(of(userAgent, touchPoints)).toEqual({ system, inApp: false });
  });
});
