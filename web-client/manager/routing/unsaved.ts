import type { Routing } from '../../../server/contract/routing.ts';
import type { RoutingDraft } from './routing-draft.ts';

/**
 * What was edited and not saved, by campaign: whoever looks at another view of the console finds it again. Closing the
 * page is another matter, of which the browser warns.
 */
export const unsaved = new Map<string, { readonly base: Routing; readonly draft: RoutingDraft }>();
