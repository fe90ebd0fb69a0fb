import type { DoorMessages } from './door-fr.ts';

/** What closed doors say. */
export const doorEs: DoorMessages = {
  shut: {
    closed_hours: {
      status: 'Cerrado en este momento',
      title: 'Ahora no hay nadie disponible.',
      text: 'Si necesitas ayuda ya, estos números son gratuitos en Francia y siempre contestan:',
    },
    queue_full: {
      status: 'No quedan turnos por ahora',
      title: 'Hay demasiada gente esperando.',
      text: 'Quizá pronto quede un turno libre. Si necesitas ayuda ya, estos números son gratuitos en Francia y siempre contestan:',
    },
    nobody_on_duty: {
      status: 'Nadie en este momento',
      title: 'Ahora no hay nadie disponible.',
      text: 'Si necesitas ayuda ya, estos números son gratuitos en Francia y siempre contestan:',
    },
  },
  opens: 'Abrimos {opens}.',
};
