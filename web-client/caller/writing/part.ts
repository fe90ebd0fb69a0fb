import { css, html } from 'lit';
import '../../components/button.ts';
import { icon } from '../../components/icons.ts';
import { linesOf } from '../../data/caller-conversation.ts';
import { type CallerWriting, openCallerWriting } from '../../data/caller-writing.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { WritingMessages } from '../../locales/caller/writing-fr.ts';
import type { PartHost, WritingPart } from '../parts.ts';
import type { Step } from '../step.ts';
import type { StepContext } from '../view.ts';
import './composer.ts';
import './message-list.ts';
import { numbersBelow, numbersFolded } from '../steps/numbers.ts';

/** Opens the conversation in writing. */
export function openWritingPart({ session, address, changed }: PartHost): WritingPart {
  const writing = openCallerWriting(session);
  writing.subscribe(changed);
  return createWritingPart(writing, writingWords(address));
}

let loading = false;

/** Of no use to a call in writing, so it comes by itself. A fetch that failed is tried again when the page shows anew. */
function loadBeside(): void {
  if (loading) return;
  loading = true;
  import('./beside.ts').catch(() => {
    loading = false;
  });
}

/** The conversation as a part of the page. */
export function createWritingPart(writing: CallerWriting, catalogue: Catalogue<WritingMessages>): WritingPart {
  let words: WritingMessages | null = null;
  let seen = false;
  /** The number of the last message that was seen. */
  let read = 0;
  const follow = () => {
    const last = writing.state.written.at(-1)?.number ?? 0;
    // Another call counts anew.
    read = seen ? last : Math.min(read, last);
  };
  writing.subscribe(follow);
  return {
    styles,
    get unread() {
      const { written, readAlong } = writing.state;
      const letters = !seen && readAlong.now?.text ? 1 : 0;
      return letters + written.filter(({ author, number }) => author === 'counselor' && number > read).length;
    },
    look(now) {
      seen = now;
      follow();
    },
    async speak(language) {
      words = await catalogue[language]();
    },
    show(step, context) {
      if (!words) return null;
      if (step.name === 'writing') return conversation(step, context, words, writing);
      if (step.name === 'waiting') return ways(context, words);
      // On the way from writing to a talk.
      if (step.name === 'preview' && step.counselor !== null) return news(step.counselor, words, this.unread);
      if (step.name === 'call') {
        loadBeside();
        return beside(step, context, words, writing, this.unread);
      }
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

const list = (
  { view: { language, step } }: StepContext,
  counselor: string,
  words: WritingMessages,
  writing: CallerWriting,
) => html`
  <passerelle-message-list
    .lines=${linesOf(writing.state)}
    .words=${words}
    .counselor=${counselor}
    .language=${language}
    .live=${step.name === 'goodbye' ? '' : (writing.state.readAlong.now?.text ?? '')}
    @send-again=${(event: WritingEvents['send-again']) => writing.sendAgain(event.detail.id)}
  ></passerelle-message-list>
`;

const conversation = (
  { counselor, face }: Extract<Step, { name: 'writing' }>,
  context: StepContext,
  words: WritingMessages,
  writing: CallerWriting,
) => {
  const { view, act } = context;
  return html`
    <div class="conversation">
      <div class="with">
        <passerelle-face .name=${counselor} .face=${face}></passerelle-face>
        <h1 tabindex="-1">${words.title(counselor)}</h1>
        <passerelle-button @click=${act.leave}>${words.hangUp}</passerelle-button>
      </div>
      <p class="soft" role="status">${
        view.cut ? cutWords(context, words) : view.turn === 'declined' ? words.prefers(counselor) : words.private
      }</p>
      ${ways(context, words)}
      ${list(context, counselor, words, writing)}
      <p class="typing" role="status">${writing.state.typing ? words.typing(counselor) : ''}</p>
      <passerelle-composer
        .words=${words}
        .text=${writing.half}
        .counselor=${counselor}
        .live=${writing.state.live}
        @typing=${(event: WritingEvents['typing']) => writing.typing(event.detail.text)}
    @live-switched=${(event: WritingEvents['live-switched']) => writing.setLive(event.detail.on)}
        @message-written=${(event: WritingEvents['message-written']) => writing.send(event.detail.text)}
      ></passerelle-composer>
      ${view.lost ? numbersBelow(context.words.numbers.title, context.words) : numbersFolded(context.words)}
    </div>
  `;
};

/** What a cut means for a talk. */
const cutWords = ({ view }: Pick<StepContext, 'view'>, words: WritingMessages) => (view.lost ? words.lost : words.cut);

/** Otherwise than in writing. */
const ways = ({ act }: StepContext, words: WritingMessages) => html`
  <div class="turns">
    <passerelle-button look="quiet" @click=${() => act.turn('audio')}>${icon('microphone')} ${words.voice}</passerelle-button>
    <passerelle-button look="quiet" @click=${() => act.turn('video')}>${icon('camera')} ${words.video}</passerelle-button>
  </div>
`;

/** Beside a face or a voice. It stays while it is not shown, and keeps what is half written. */
const beside = (
  { counselor }: Extract<Step, { name: 'call' }>,
  { view, act }: StepContext,
  words: WritingMessages,
  writing: CallerWriting,
  unread: number,
) => html`
  <passerelle-beside
    class="panel"
    ?open=${view.panel}
    .conversation=${writing.state}
    .half=${writing.half}
    .words=${words}
    .counselor=${counselor}
    .language=${view.language}
    .cut=${view.cut ? cutWords({ view }, words) : ''}
    @typing=${(event: WritingEvents['typing']) => writing.typing(event.detail.text)}
    @live-switched=${(event: WritingEvents['live-switched']) => writing.setLive(event.detail.on)}
    @message-written=${(event: WritingEvents['message-written']) => writing.send(event.detail.text)}
    @send-again=${(event: WritingEvents['send-again']) => writing.sendAgain(event.detail.id)}
    @writing-chosen=${act.write}
    @panel-closed=${() => act.setPanel(false)}
  ></passerelle-beside>
  <passerelle-status-announcer .message=${unread ? words.wrote(counselor, unread) : words.stays(counselor)}></passerelle-status-announcer>
`;

/** That something came while the conversation is not shown. */
const news = (counselor: string, words: WritingMessages, unread: number) =>
  html`<p class="soft" role="status">${unread ? words.wrote(counselor, unread) : ''}</p>`;

/** After the conversation: it can still be read, until the page is left. */
const afterwards = (context: StepContext, words: WritingMessages, writing: CallerWriting) => html`
  <details class="afterwards">
    <summary>${words.readAgain}</summary>
    ${list(context, words.them, words, writing)}
  </details>
`;

interface WritingEvents {
  typing: CustomEvent<{ text: string }>;
  'live-switched': CustomEvent<{ on: boolean }>;
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
  .with passerelle-face {
    width: 40px;
    height: 40px;
  }
  .with h1 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font-size: var(--text-m);
  }
  /* With the messages below, the face stays in sight, and above a keyboard the face alone. */
  .stage > .panel {
    flex: none;
    height: 62%;
    margin: 0;
  }
  /* Here, since its own code comes later. */
  .panel:not([open]) {
    display: none;
  }
  .with-messages .self {
    width: 64px;
  }
  .with-messages passerelle-call-controls {
    padding: var(--space-2);
  }
  /* One's own picture would lie over the controls. */
  @container (max-height: 640px) and (max-width: 639px) {
    .with-messages .self {
      display: none;
    }
  }
  @container (max-height: 520px) and (max-width: 639px) {
    .stage > .panel {
      height: 72%;
    }
    .with-messages passerelle-call-controls,
    .with-messages .who p {
      display: none;
    }
  }
  /* There is no room for them above the controls: they lie over the messages. */
  @media (max-width: 639px) {
    .with-messages :is(passerelle-call-more, passerelle-picture-trial) {
      position: fixed;
      inset: 40% 0 var(--space-4);
    }
  }
  @media (min-width: 640px) {
    .stage {
      flex-direction: row;
    }
    .stage > .panel {
      width: clamp(300px, 36%, 400px);
      height: auto;
    }
    .with-messages .self {
      width: 112px;
    }
  }
  @media (min-width: 640px) and (max-height: 500px) {
    .with-messages :is(passerelle-call-more, passerelle-picture-trial) {
      position: fixed;
      inset-block: var(--space-2);
      inset-inline-end: var(--space-2);
      width: 284px;
      margin: 0;
    }
    .with-messages passerelle-call-note {
      margin-inline: var(--space-2);
    }
    .with-messages .self {
      width: 80px;
    }
  }
  .stage {
    container-type: size;
  }
  .turns {
    display: flex;
    flex: none;
    margin-inline-start: calc(-1 * var(--space-4));
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
