import { type Static, Type } from 'typebox';
import { Availability, Heartbeat } from './caller-socket.ts';

/** The path of a screen's socket, with the screen's name as in `/signage/NAME`. */
export const screenSocketPath = (name: string): string => `/ws/screen/${encodeURIComponent(name)}`;

/** Screens only listen: there is no message that a screen may send. */
export const ScreenState = Type.Object({
  type: Type.Literal('screen'),
  availability: Availability,
});
export const ToScreen = Type.Union([ScreenState, Heartbeat]);
export type ToScreen = Static<typeof ToScreen>;

/** What the signage page is told in the page itself, as JSON in `<script id="screen" type="application/json">`. */
export const ScreenPage = Type.Object({
  name: Type.String(),
  campaign: Type.String(),
  callToAction: Type.Object({ fr: Type.String(), en: Type.String() }),
  address: Type.String({ description: 'The address that the code leads to' }),
  code: Type.String(),
  qr: Type.Object({
    size: Type.Integer({ description: 'Modules on a side' }),
    path: Type.String({ description: 'SVG path data of the dark modules, one unit each' }),
  }),
  availability: Availability,
});
export type ScreenPage = Static<typeof ScreenPage>;
