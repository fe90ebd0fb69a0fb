import { counselorSocketPath, ToCounselor } from '../../server/contract/counselor-socket.ts';
import { signIn } from '../services/sign-in.ts';
import type { Server } from './server.ts';
import { openWire, type Wire } from './wire.ts';

/** Signs a counselor in, and keeps them available until the wire is closed. */
export async function openDesk(server: Server, email: string, password: string): Promise<Wire<ToCounselor>> {
  const desk = await openWire(server.socketUrl + counselorSocketPath, ToCounselor, {
    headers: { cookie: await signIn(server.url, email, password) },
    onMessage: (said, wire) => {
      if (said.type === 'heartbeat') wire.say({ type: 'here' });
    },
  });
  const free = desk.hear((said) => said.type === 'desk' && said.desk.presence === 'available');
  desk.say({ type: 'set_presence', presence: 'available' });
  await free;
  return desk;
}
