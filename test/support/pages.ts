import { randomUUID } from 'node:crypto';
import { Value } from 'typebox/value';
import WebSocket from 'ws';
import type { CallerLanguage, CallKind } from '../../server/contract/call.ts';
import {
  type CallerCall,
  callerSocketPath,
  type ToCaller,
  ToCaller as ToCallerSchema,
} from '../../server/contract/caller-socket.ts';
import {
  type CounselorMessage,
  counselorSocketPath,
  type Desk,
  type ToCounselor,
  ToCounselor as ToCounselorSchema,
} from '../../server/contract/counselor-socket.ts';
import { until } from './until.ts';

/** A page's socket without the page: speaks the contract, and keeps all it heard. */
class Talker<Message extends { type: string }> {
  readonly socket: WebSocket;
  readonly heard: Message[] = [];
  closeCode: number | null = null;

  constructor(url: string, is: (message: unknown) => message is Message, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url.replace(/^http/, 'ws'), { headers });
    this.socket.on('message', (data) => {
      const message: unknown = JSON.parse(String(data));
      if (!is(message)) throw new Error(`The server said what no contract knows: ${String(data)}`);
      this.heard.push(message);
    });
    this.socket.on('close', (code) => {
      this.closeCode = code;
    });
    // A refused upgrade is told as an error; tests look at the close code.
    this.socket.on('error', () => {});
  }

  opened(): Promise<void> {
    return until(() => (this.socket.readyState === WebSocket.OPEN ? null : 'the socket is not open'));
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The latest message of a kind, once there is one that fits. */
  async hears<Type extends Message['type']>(
    type: Type,
    fits: (message: Extract<Message, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<Message, { type: Type }>> {
    let found: Extract<Message, { type: Type }> | undefined;
    await until(() => {
      found = this.heard
        .filter((message): message is Extract<Message, { type: Type }> => message.type === type)
        .findLast(fits);
      return found ? null : `no fitting "${type}" among ${JSON.stringify(this.heard.slice(-3))}`;
    });
    if (!found) throw new Error('unreachable');
    return found;
  }

  /** Ends the connection as a dead network would: without a word. */
  cut(): void {
    this.socket.terminate();
  }

  closed(): Promise<void> {
    return until(() => (this.closeCode === null ? 'the socket is still open' : null));
  }
}

/** A caller's page. */
export class CallerPage extends Talker<ToCaller> {
  readonly visit: string;

  constructor(server: string, visit: string = randomUUID()) {
    super(`${server}${callerSocketPath}`, (message): message is ToCaller => Value.Check(ToCallerSchema, message));
    this.visit = visit;
  }

  /** Opens the visit from a code. */
  static async open(
    server: string,
    code: string,
    visit?: string,
    language: CallerLanguage = 'fr',
  ): Promise<CallerPage> {
    const page = new CallerPage(server, visit);
    await page.opened();
    page.send({ type: 'open_visit', visit: page.visit, code, language });
    await page.hears('visit_opened');
    return page;
  }

  /** Opens the visit and asks for a counselor. Gives the token that brings the call back. */
  static async calling(
    server: string,
    code: string,
    { kind = 'video', languages = ['fr'] }: { kind?: CallKind; languages?: readonly string[] } = {},
  ): Promise<{ page: CallerPage; resume: string }> {
    const page = await CallerPage.open(server, code);
    page.send({ type: 'ask_call', kind, languages });
    const { resume } = await page.hears('call_kept');
    return { page, resume };
  }

  /** The call as last told, once its state is the one wanted. */
  async call<State extends CallerCall['state']>(state: State): Promise<Extract<CallerCall, { state: State }>> {
    let found: Extract<CallerCall, { state: State }> | undefined;
    await until(() => {
      const last = this.lastCall();
      found = last !== null && isIn(last, state) ? last : undefined;
      return found ? null : `the call is ${last?.state ?? 'not told'}, not ${state}`;
    });
    if (!found) throw new Error('unreachable');
    return found;
  }

  lastCall(): CallerCall | null {
    const last = this.heard.findLast((message) => message.type === 'call');
    return last?.type === 'call' ? last.call : null;
  }
}

/** A counselor's dashboard. */
export class CounselorPage extends Talker<ToCounselor> {
  #frozen = false;

  constructor(server: string, cookie: string) {
    super(
      `${server}${counselorSocketPath}`,
      (message): message is ToCounselor => Value.Check(ToCounselorSchema, message),
      { cookie },
    );
    this.socket.on('message', (data) => {
      if (!this.#frozen && String(data).includes('"heartbeat"')) this.say({ type: 'here' });
    });
  }

  /** From now on says nothing, as a laptop whose lid was closed: its connection stays open. */
  freeze(): void {
    this.#frozen = true;
  }

  static async open(server: string, cookie: string): Promise<CounselorPage> {
    const page = new CounselorPage(server, cookie);
    await page.opened();
    await page.hears('desk');
    return page;
  }

  say(message: CounselorMessage): void {
    this.send(message);
  }

  /** Becomes available, and waits until the server says so. */
  async available(): Promise<void> {
    this.say({ type: 'set_presence', presence: 'available' });
    await this.desk((desk) => desk.presence !== 'away' && desk.presence !== 'offline');
  }

  async away(): Promise<void> {
    this.say({ type: 'set_presence', presence: 'away' });
    await this.desk((desk) => desk.presence === 'away');
  }

  /** Writes the record of a call that is over, and is done with it. */
  async finishRecord(): Promise<void> {
    const { call } = await this.desk((desk) => desk.call?.state === 'wrap_up');
    if (call === null) throw new Error('unreachable');
    this.say({ type: 'save_record', call: call.id, disposition: 'helped', note: '' });
    this.say({ type: 'finish_record', call: call.id });
    await this.desk((desk) => desk.call === null);
  }

  /** The desk as last told, once it fits. */
  async desk(fits: (desk: Desk) => boolean): Promise<Desk> {
    await until(() => {
      const last = this.lastDesk();
      return last !== null && fits(last) ? null : `the desk is ${JSON.stringify(last)}`;
    });
    const last = this.lastDesk();
    if (last === null) throw new Error('unreachable');
    return last;
  }

  lastDesk(): Desk | null {
    const last = this.heard.findLast((message) => message.type === 'desk');
    return last?.type === 'desk' ? last.desk : null;
  }

  async offer(): Promise<NonNullable<Desk['offer']>> {
    const { offer } = await this.desk((desk) => desk.offer !== null);
    if (offer === null) throw new Error('unreachable');
    return offer;
  }

  async accept(): Promise<void> {
    const { id, fence } = await this.offer();
    this.say({ type: 'accept_offer', offer: id, fence });
    await this.desk((desk) => desk.call !== null);
  }
}

const isIn = <State extends CallerCall['state']>(
  call: CallerCall,
  state: State,
): call is Extract<CallerCall, { state: State }> => call.state === state;
