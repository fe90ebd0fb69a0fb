import type { CallerPage } from '../../server/contract/caller-page.ts';
import type { CallerSession } from '../data/caller-session.ts';
import { createI18n } from '../lib/i18n.ts';
import { type CallerFlow, startFlow } from './flow.ts';
import type { Way } from './step.ts';
import { callerWords } from './words.ts';
import './caller-element.ts';

type OpenPage = Extract<CallerPage, { state: 'open' }>;

let mounted: CallerFlow | null = null;

/** Takes the page over from its first view; called once more, it goes on from there. Gives what leaves it at once. */
export async function mount(page: OpenPage, session: CallerSession, way: Way | null): Promise<() => void> {
  if (mounted) {
    if (way) mounted.act.begin(way);
    return mounted.act.exit;
  }
  const i18n = await createI18n(callerWords(page.address), page.language);
  const element = document.querySelector('passerelle-caller');
  if (!element) throw new Error('The page has no place for its steps');
  const flow = startFlow({ page, session, way, setLanguage: (language) => i18n.setLanguage(language) });
  mounted = flow;
  const show = () => {
    element.words = i18n.messages;
    element.view = flow.state;
  };
  element.act = flow.act;
  flow.subscribe(show);
  show();
  return flow.act.exit;
}
