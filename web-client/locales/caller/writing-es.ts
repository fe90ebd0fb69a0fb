import type { WritingMessages } from './writing-fr.ts';

/** What a conversation in writing says in Spanish. */
export const writingEs: WritingMessages = {
  title: (name) => `Chat con ${name}`,
  private: 'Nadie más puede leer esto. Los mensajes se borran al final.',
  messages: 'Mensajes',
  you: 'Tú',
  them: 'El equipo',
  typing: (name) => `${name} está escribiendo…`,
  sending: 'enviando',
  refused: 'no enviado',
  sendAgain: 'Enviar otra vez',
  label: 'Tu mensaje',
  send: 'Enviar',
  limit: 'Máximo 2000 caracteres por mensaje.',
  left: (count) => (count === 1 ? 'Queda 1 carácter.' : `Quedan ${count} caracteres.`),
  tooLong: (count) =>
    count === 1
      ? 'Sobra 1 carácter. Divide tu mensaje en dos.'
      : `Sobran ${count} caracteres. Divide tu mensaje en dos.`,
  hangUp: 'Terminar',
  readAgain: 'Releer los mensajes',
};
