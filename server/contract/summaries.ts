import { type Static, Type } from 'typebox';
import { Lines } from './text.ts';

/** A summary is a few sentences: what the next counselor needs, and no more. */
export const longestSummary = 600;
export const SummaryText = Lines({ minLength: 1, maxLength: longestSummary });

/** How it stands with keeping a summary of a call; told to both sides alike. */
export const SummaryProposal = Type.Object({
  wanted: Type.Boolean({ description: 'The caller asked for one' }),
  text: Type.Union([SummaryText, Type.Null()], {
    description: 'As the counselor proposes it; null: nothing to answer',
  }),
  answer: Type.Union([Type.Literal('kept'), Type.Literal('refused'), Type.Null()], {
    description: 'What the caller said of it',
  }),
});
export type SummaryProposal = Static<typeof SummaryProposal>;
