import { type Static, Type } from 'typebox';
import { CallerLanguage } from './call.ts';
import { Availability } from './caller-socket.ts';

/** What the caller's page is told in the page itself, as JSON in `<script id="visit" type="application/json">`. */
export const CallerPage = Type.Union([
  Type.Object({
    state: Type.Literal('open'),
    code: Type.String(),
    campaign: Type.Object({ name: Type.String(), website: Type.Union([Type.String(), Type.Null()]) }),
    address: Type.Union([Type.Literal('tu'), Type.Literal('vous')], { description: 'How French speaks to the caller' }),
    language: CallerLanguage,
    availability: Availability,
  }),
  Type.Object({
    state: Type.Union(
      [
        Type.Literal('code_none'),
        Type.Literal('code_unknown'),
        Type.Literal('code_expired'),
        Type.Literal('code_disabled'),
      ],
      { description: 'Nobody can be called from here' },
    ),
    language: CallerLanguage,
  }),
]);
export type CallerPage = Static<typeof CallerPage>;
