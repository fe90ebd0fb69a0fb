import type { CallerLanguage } from '../../server/contract/call.ts';

/** The events that our elements send, by name, with what they carry. */
export interface ElementEvents {
  /** Somebody chose a language. */
  'language-chosen': { language: CallerLanguage };
  /** Somebody switched the microphone; `on` is what they want. */
  'microphone-switched': { on: boolean };
  /** Somebody switched the camera; `on` is what they want. */
  'camera-switched': { on: boolean };
  'hung-up': null;
  /** Somebody wants to see the messages beside the call, or to see them no more. */
  'messages-switched': { on: boolean };
  /** Somebody opened what else there is to set, or closed it. */
  'more-switched': { on: boolean };
  /** Somebody hid their face in what others see, or shows it. */
  'face-hidden': { on: boolean };
  'background-blurred': { on: boolean };
  /** Somebody has looked at their own picture, and others may see it, or not now. */
  'picture-tried': { show: boolean };
  /** Somebody wants another of their cameras. */
  'camera-turned': null;
  /** Somebody wants to see themselves, or not: for others nothing changes. */
  'self-shown': { on: boolean };
  'full-screen': { on: boolean };
  'captions-switched': { on: boolean };
  /** The browser wants a tap before sound may be heard; it sends this again, with false, once there was one. */
  'sound-blocked': { blocked: boolean };
  /** The text of a field as it now is, at each change. */
  'text-changed': { value: string };
  /** A dialog was closed by its user: by Escape, or by the button that says so. */
  'dialog-closed': null;
}

/** Sends one of our events, through shadow roots and up to the page. */
export function send<Name extends keyof ElementEvents>(
  from: EventTarget,
  name: Name,
  ...[detail]: ElementEvents[Name] extends null ? [] : [ElementEvents[Name]]
): void {
  from.dispatchEvent(new CustomEvent(name, { detail: detail ?? null, bubbles: true, composed: true }));
}

declare global {
  interface HTMLElementEventMap {
    'language-chosen': CustomEvent<ElementEvents['language-chosen']>;
    'microphone-switched': CustomEvent<ElementEvents['microphone-switched']>;
    'camera-switched': CustomEvent<ElementEvents['camera-switched']>;
    'hung-up': CustomEvent<ElementEvents['hung-up']>;
    'messages-switched': CustomEvent<ElementEvents['messages-switched']>;
    'more-switched': CustomEvent<ElementEvents['more-switched']>;
    'face-hidden': CustomEvent<ElementEvents['face-hidden']>;
    'background-blurred': CustomEvent<ElementEvents['background-blurred']>;
    'picture-tried': CustomEvent<ElementEvents['picture-tried']>;
    'camera-turned': CustomEvent<ElementEvents['camera-turned']>;
    'self-shown': CustomEvent<ElementEvents['self-shown']>;
    'full-screen': CustomEvent<ElementEvents['full-screen']>;
    'captions-switched': CustomEvent<ElementEvents['captions-switched']>;
    'sound-blocked': CustomEvent<ElementEvents['sound-blocked']>;
    'text-changed': CustomEvent<ElementEvents['text-changed']>;
    'dialog-closed': CustomEvent<ElementEvents['dialog-closed']>;
  }
}
