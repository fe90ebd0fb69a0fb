import type { WritingMessages } from './writing-fr.ts';

/** What a conversation in writing says in Spanish. */
export const writingEs: WritingMessages = {
  title: (name) => `Chat con ${name}`,
  private: 'Nadie más puede leer esto. Los mensajes se borran poco después del final.',
  cut: 'Se cortó la conexión. La estamos recuperando, quédate aquí.',
  lost: 'La conexión no vuelve. Puede que la conversación haya terminado. Estos números funcionan sin internet.',
  prefers: (name) => `${name} prefiere seguir por escrito.`,
  messages: 'Mensajes',
  close: 'Cerrar los mensajes',
  you: 'Tú',
  them: 'El equipo',
  typing: (name) => `${name} está escribiendo…`,
  sending: 'enviando',
  refused: 'no enviado',
  sendAgain: 'Enviar otra vez',
  label: 'Tu mensaje',
  send: 'Enviar',
  live: 'Letra a letra',
  liveOn: (name) => `${name} ve las letras mientras escribes.`,
  voice: 'Voz',
  video: 'Vídeo',
  only: 'Solo escribir',
  stays: (name) => `${name} sigue ahí. Los mensajes no se pierden.`,
  wrote: (name, count) =>
    count === 1 ? `${name} te ha escrito. 1 mensaje nuevo.` : `${name} te ha escrito. ${count} mensajes nuevos.`,
  limit: 'Máximo 2000 caracteres por mensaje.',
  left: (count) => (count === 1 ? 'Queda 1 carácter.' : `Quedan ${count} caracteres.`),
  tooLong: (count) =>
    count === 1
      ? 'Sobra 1 carácter. Divide tu mensaje en dos.'
      : `Sobran ${count} caracteres. Divide tu mensaje en dos.`,
  hangUp: 'Terminar',
  readAgain: 'Releer los mensajes',
};
