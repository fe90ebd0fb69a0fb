import { once } from 'node:events';
import { Value } from 'typebox/value';
import { WebSocket } from 'ws';
import { until } from '../../test/support/until.ts';
import { type Answers, answers, type Notice, type SfuErrorCode, SfuMessage } from '../contract.ts';
import { routerRtpCapabilities } from '../media.ts';

type Data = Record<string, unknown>;
type Refused = { readonly code: SfuErrorCode; readonly detail: string };
type NoticeOf<Name extends Notice['notice']> = Extract<Notice, { notice: Name }>;

/** A participant's socket as a page would hold it, without a page: every message it hears must fit the contract. */
export class TestClient {
  readonly socket: WebSocket;
  readonly notices: Notice[] = [];
  /** Whatever did not fit the contract. */
  readonly strange: unknown[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  #last = 0;
  readonly #waiting = new Map<number, (answer: { ok: boolean; data?: unknown; code?: SfuErrorCode }) => void>();
  #joined: Answers['join'] | null = null;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
    });
    socket.on('error', () => {});
  }

  static async connect(url: string): Promise<TestClient> {
    const client = new TestClient(new WebSocket(url));
    await once(client.socket, 'open');
    return client;
  }

  #hear(message: unknown): void {
    if (!Value.Check(SfuMessage, message)) {
      this.strange.push(message);
      return;
    }
    if ('notice' in message) this.notices.push(message);
    else this.#waiting.get(message.id)?.(message);
  }

  #ask(request: string, data: Data): Promise<{ ok: boolean; data?: unknown }> {
    this.#last += 1;
    const id = this.#last;
    const answered = this.answerTo(id);
    this.socket.send(JSON.stringify({ id, request, data }));
    return answered;
  }

  /** The answer to the request of that number, however it was sent. */
  answerTo(id: number): Promise<{ ok: boolean; data?: unknown }> {
    return new Promise((resolve, reject) => {
      const onClose = () => reject(new Error(`The socket closed before request ${id} was answered`));
      this.socket.once('close', onClose);
      this.#waiting.set(id, (answer) => {
        this.#waiting.delete(id);
        this.socket.off('close', onClose);
        resolve(answer);
      });
    });
  }

  /** Asks, and expects a good answer. */
  async request<Name extends keyof Answers>(request: Name, data: Data): Promise<Answers[Name]> {
    const answer = await this.#ask(request, data);
    if (!answer.ok) throw new Error(`${request} was refused: ${JSON.stringify(answer)}`);
    if (!isAnswer(request, answer.data)) throw new Error(`${request} was answered strangely`);
    return answer.data;
  }

  /** Asks, and expects a refusal. */
  async refused(request: string, data: Data): Promise<Refused> {
    const answer = await this.#ask(request, data);
    if (answer.ok || !('code' in answer)) throw new Error(`${request} was not refused`);
    return Value.Parse(SfuMessageRefusal, answer);
  }

  async join(token: string, resume = false): Promise<Answers['join']> {
    this.#joined = await this.request('join', { token, rtpCapabilities: routerRtpCapabilities, resume });
    return this.#joined;
  }

  /** What the join was answered with. */
  get joined(): Answers['join'] {
    if (this.#joined === null) throw new Error('Not joined');
    return this.#joined;
  }

  /** Begins to send, as far as signalling goes. */
  async produce(kind: 'audio' | 'video', mid = '0'): Promise<string> {
    const transport = this.joined.sendTransport.id;
    const { producer } = await this.request('produce', { transport, kind, rtpParameters: rtpParametersOf(kind, mid) });
    return producer;
  }

  /** The first notice of that name, once it has come. */
  async notice<Name extends Notice['notice']>(name: Name): Promise<NoticeOf<Name>> {
    const is = (notice: Notice): notice is NoticeOf<Name> => notice.notice === name;
    await until(() => (this.notices.some(is) ? null : `no notice ${name} came`));
    const found = this.notices.find(is);
    if (found === undefined) throw new Error(`no notice ${name}`);
    return found;
  }

  /** Why the socket was closed, once it is. */
  async end(): Promise<{ readonly code: number; readonly reason: string }> {
    await until(() => (this.closed === null ? 'the socket is still open' : null));
    if (this.closed === null) throw new Error('still open');
    return this.closed;
  }

  /** Breaks the connection without a word. */
  cut(): void {
    this.socket.terminate();
  }
}

function isAnswer<Name extends keyof Answers>(request: Name, data: unknown): data is Answers[Name] {
  return Value.Check(answers[request], data);
}

const SfuMessageRefusal = SfuMessage.anyOf[0].anyOf[1];

/** What a browser would send, in the parameters' form. */
export function rtpParametersOf(kind: 'audio' | 'video', mid: string) {
  const ssrc = 10_000 + Number(mid) * 100;
  const codec =
    kind === 'audio'
      ? { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, parameters: { useinbandfec: 1 } }
      : { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 };
  return { mid, codecs: [codec], encodings: [{ ssrc }], rtcp: { cname: 'test' } };
}

/** A certificate's fingerprint, as a page would tell it. */
export const dtlsParameters = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
};
