import { css, html } from 'lit';
import { linesOf } from '../../data/caller-conversation.ts';
import { type CallerWriting, openCallerWriting } from '../../data/caller-writing.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { WritingMessages } from '../../locales/caller/writing-fr.ts';
import type { Part, PartHost } from '../parts.ts';
import type { Step } from '../step.ts';
import type { StepContext } from '../view.ts';
import './composer.ts';
import './message-list.ts';
import { numbersFolded } from '../steps/numbers.ts';

/** Opens the conversation in writing. */
export function openWritingPart({ session, address, changed }: PartHost): Part {
  const writing = openCallerWriting(session);
  writing.subscribe(changed);
  return createWritingPart(writing, writingWords(address));
}

/** The conversation as a part of the page. */
export function createWritingPart(writing: CallerWriting, catalogue: Catalogue<WritingMessages>): Part {
  let words: WritingMessages | null = null;
  return {
    styles,
    async speak(language) {
      words = await catalogue[language]();
    },
    show(step, context) {
      if (!words) return null;
      if (step.name === 'writing') return conversation(step, context, words, writing);
      return step.name === 'goodbye' && writing.state.written.length > 0 ? afterwards(context, words, writing) : null;
    },
  };
}

/** The words of a conversation, each language fetched when it is wanted. */
export function writingWords(address: 'tu' | 'vous'): Catalogue<WritingMessages> {
  return {
    fr:
      address === 'tu'
        ? async () => (await import('../../locales/caller/writing-fr.ts')).writingFr
        : async () => (await import('../../locales/caller/writing-fr-vous.ts')).writingFrVous,
    en: async () => (await import('../../locales/caller/writing-en.ts')).writingEn,
    ar: async () => (await import('../../locales/caller/writing-ar.ts')).writingAr,
    uk: async () => (await import('../../locales/caller/writing-uk.ts')).writingUk,
    es: async () => (await import('../../locales/caller/writing-es.ts')).writingEs,
  };
}

const list = ({ view }: StepContext, counselor: string, words: WritingMessages, writing: CallerWriting) => html`
  <passerelle-message-list
    .lines=${linesOf(writing.state)}
    .words=${words}
    .counselor=${counselor}
    .language=${view.language}
    @send-again=${(event: WritingEvents['send-again']) => writing.sendAgain(event.detail.id)}
  ></passerelle-message-list>
`;

const conversation = (
  { counselor }: Extract<Step, { name: 'writing' }>,
  context: StepContext,
  words: WritingMessages,
  writing: CallerWriting,
) => {
  const { view, act } = context;
  return html`
    <div class="conversation">
      <div class="with">
        <h1 tabindex="-1">${words.title(counselor)}</h1>
        <passerelle-button @click=${act.leave}>${words.hangUp}</passerelle-button>
      </div>
      <p class="soft" role="status">${view.cut ? context.words.waiting.cut : words.private}</p>
      ${list(context, counselor, words, writing)}
      <p class="typing" role="status">${writing.state.typing ? words.typing(counselor) : ''}</p>
      <passerelle-composer
        .words=${words}
        @typing=${writing.typing}
        @message-written=${(event: WritingEvents['message-written']) => writing.send(event.detail.text)}
      ></passerelle-composer>
      ${numbersFolded(context.words)}
    </div>
  `;
};

/** After the conversation: it can still be read, until the page is left. */
const afterwards = (context: StepContext, words: WritingMessages, writing: CallerWriting) => html`
  <details class="afterwards">
    <summary>${words.readAgain}</summary>
    ${list(context, words.them, words, writing)}
  </details>
`;

interface WritingEvents {
  'send-again': CustomEvent<{ id: Parameters<CallerWriting['sendAgain']>[0] }>;
  'message-written': CustomEvent<{ text: string }>;
}

const styles = css`
  .conversation {
    display: flex;
    flex-direction: column;
    height: calc(100vh - 104px);
    height: calc(100dvh - 104px);
    min-height: 400px;
  }
  .with {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
  }
  .with h1 {
    margin: 0;
    font-size: var(--text-m);
  }
  .with passerelle-button {
    flex: none;
  }
  .conversation .soft {
    margin: var(--space-1) 0 var(--space-2);
  }
  .conversation passerelle-message-list {
    flex: 1;
    min-height: 120px;
    border-block: 1px solid var(--line-soft);
  }
  .conversation .typing {
    min-height: var(--space-5);
    margin: 0;
    color: var(--ink-soft);
    font-size: var(--text-s);
    line-height: var(--space-5);
  }
  .conversation details {
    margin-top: 0;
  }
  @media (min-width: 640px) {
    .conversation {
      height: calc(100dvh - 120px);
    }
  }
  .afterwards passerelle-message-list {
    max-height: 50dvh;
  }
`;
