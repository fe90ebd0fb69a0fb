import { pluralsOf } from '../../lib/plurals.ts';
import { commonEs } from './common-es.ts';
import type { CallerMessages } from './fr.ts';

const { count } = pluralsOf('es');

/** What the caller's page says in Spanish, with the informal tú. */
export const es: CallerMessages = {
  ...commonEs,
  before: {
    title: '¿Cómo quieres hablar?',
    facts: [
      { title: 'Una sola persona te ve y te oye', text: 'Alguien del equipo. Nadie más.' },
      { title: 'No se graba nada', text: 'Ni la imagen ni el sonido. No tienes que decir tu nombre.' },
      { title: 'Es gratis', text: 'Solo gasta tus datos de internet: en videollamada, unos 10 MB por minuto.' },
      { title: 'El tiempo que quieras', text: 'Puedes parar en cualquier momento, sin decir por qué.' },
    ],
    camera: 'Tu cámara sigue apagada hasta que digas que sí. Después, tu navegador te pedirá permiso.',
    video: 'Sí, por videollamada',
    audio: 'Sí, solo con mi voz',
    writing: 'Sí, por chat',
    back: 'Volver',
    known: 'Ya hemos hablado',
  },
  waiting: {
    searching: 'Estamos pidiendo tu turno',
    place: (place) =>
      place === 1
        ? 'Tu turno es el siguiente'
        : count(place - 1, { one: 'Hay # persona antes que tú', other: 'Hay # personas antes que tú' }),
    range: (from, to) => {
      const minutes = count(to, { one: 'un minuto', other: '# minutos' });
      if (from === 0) return `Menos de ${minutes}.`;
      return from === to ? `Más o menos ${minutes}.` : `De ${from} a ${minutes}, más o menos.`;
    },
    unknown: 'Todavía no podemos decir cuánto tardará.',
    placeKept: 'Tu turno está guardado',
    nobody:
      'Ahora no hay nadie. En cuanto alguien vuelva, recibirá tu llamada. En estos números contestan ahora mismo.',
    kept: 'Deja esta página abierta. Si se corta, te guardamos el turno 3 minutos.',
    backInLine: 'La persona que hablaba contigo se quedó sin conexión. Ahora tu turno es el primero.',
    missed: 'Esa persona no pudo contestar. No has perdido tu turno.',
    callback: 'Es la hora de tu cita. Pasas antes que el resto.',
    orWriting: 'También puedes escribir. Tu turno está guardado.',
    orCallback: 'También puedes elegir una hora para hablar más tarde. Te guardamos el turno hasta que elijas.',
    write: 'Prefiero escribir',
    callBack: 'Elegir una hora',
    unseen: 'Todavía nadie te ve ni te oye.',
    unread: 'Podrás escribir en cuanto alguien te conteste.',
    mediaLost: 'Tu micrófono ya no funciona.',
    mediaAsleep: 'Tu micrófono está apagado. Enciéndelo para que te oigan.',
    mediaAgain: 'Encender el micrófono',
    cut: 'Se cortó la conexión. La estamos recuperando, tu turno está guardado.',
    lost: 'La conexión no vuelve. Puede que hayas perdido tu turno. Estos números funcionan sin internet.',
    leave: 'Dejar de esperar',
    ringing: 'Estamos llamando a alguien',
    ringingNext: 'La persona anterior no pudo contestar.',
    ringingText: 'Quédate aquí. En cuanto te contesten, podrán verte y oírte.',
    ringingVoice: 'Quédate aquí. En cuanto te contesten, podrán oírte.',
    ringingWriting: 'Quédate aquí. En cuanto te contesten, podrás escribir.',
    danger: '¿Estás en peligro ahora?',
  },
  goodbye: {
    talked: { title: 'Gracias por hablar', text: 'La conversación ha terminado. Puedes volver cuando quieras.' },
    left: { title: 'Ya no estás en espera', text: 'Nadie te ve ni te oye. Puedes volver cuando quieras.' },
    unanswered: {
      title: 'Nadie pudo contestar',
      text: 'No es por ti. Puedes probar otra vez o llamar a un número que siempre contesta.',
    },
    failed: {
      title: 'Se cortó la llamada',
      text: 'Es un problema técnico, no es por ti. Puedes volver a llamar ahora mismo.',
    },
    off: 'Tu cámara y tu micrófono están apagados. No se ha grabado nada.',
    offWritten:
      'En unos minutos borraremos los mensajes de nuestro sistema. En esta página se quedan hasta que salgas de ella.',
    again: 'Hablar con alguien',
    againSoon: 'Volver a llamar',
    website: 'Ir al sitio web',
    human: 'Números que siempre contestan',
  },
  refused: {
    title: 'La llamada no pudo empezar',
    text: 'Es un problema nuestro, no es por ti. Prueba otra vez en un momento.',
    closed: { title: 'Cerrado por ahora', text: 'En este momento nadie puede contestar aquí.' },
    tooMany: { title: 'Espera un poco', text: 'Hubo muchos intentos seguidos. Prueba otra vez en un minuto.' },
    replaced: { title: 'La página está abierta en otro lugar', text: 'Tu llamada sigue en la otra pestaña.' },
    again: 'Probar otra vez',
    reload: 'Recargar la página',
    here: 'Seguir aquí',
    human: 'O habla con alguien por teléfono',
  },
};
