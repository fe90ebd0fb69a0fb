import { commonEs } from './common-es.ts';
import { doorEs } from './door-es.ts';
import type { WelcomeMessages } from './welcome-fr.ts';

/** What the first view says in Spanish. The numbers are those of France, where the codes hang. */
export const welcomeEs: WelcomeMessages = {
  ...commonEs,
  title: 'Hablar con alguien',
  welcome: {
    free: {
      title: 'Hay alguien aquí para hablar contigo, ahora mismo.',
      status: 'Hay alguien disponible',
      text: 'Por videollamada o solo con tu voz{or_writing}. Es gratis. No tienes que decir tu nombre.',
      action: 'Empezar',
      note: 'No se enciende nada hasta que digas que sí.',
    },
    waiting: {
      title: 'Vas a poder hablar con alguien.',
      status: 'Hay espera',
      text: 'Todo el equipo está en otras llamadas. Puedes pedir turno, es gratis. No tienes que decir tu nombre.',
      action: 'Pedir turno',
      note: 'No se enciende nada hasta que digas que sí.',
    },
    nobody: {
      title: 'Ahora no hay nadie disponible.',
      status: 'Nadie en este momento',
      text: 'Estos números son gratuitos en Francia y siempre contestan:',
      action: 'Pedir turno',
      note: 'En cuanto alguien vuelva, recibirá tu llamada. No se enciende nada hasta que digas que sí.',
    },
    orWriting: ', o por chat',
    ...doorEs,
    wait: {
      minute: ': menos de un minuto',
      under: ': menos de {to} minutos',
      range: ': de {from} a {to} minutos, más o menos',
    },
    callback: 'Elegir una hora',
    stay: 'Si dejas esta página abierta, te avisará cuando haya alguien.',
    danger: '¿Estás en peligro ahora?',
    website: 'Ver el sitio web',
    noScript: 'Para llamar desde aquí, activa JavaScript en tu navegador. Los números funcionan siempre.',
  },
};
