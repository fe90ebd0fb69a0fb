import { doorEs } from './door-es.ts';
import type { LaterMessages } from './later-fr.ts';

/** What closed doors and callbacks say in Spanish. */
export const laterEs: LaterMessages = {
  ...doorEs,
  talkLater: 'Elegir una hora',
  stay: 'Esta página te avisará cuando haya alguien.',
  looking: 'Buscando horas libres',
  choose: {
    title: '¿Cuándo quieres hablar?',
    text: 'No tienes que dar tu número. A la hora que elijas, vuelves a esta página y pasas antes que el resto.',
    zone: (city) => `Las horas son las de ${city}.`,
    taken: 'Esa hora acaba de ocuparse. Elige otra.',
    back: 'Volver',
  },
  none: {
    title: 'No hay horas libres',
    text: 'Prueba más tarde. Estos números contestan ahora mismo:',
    back: 'Volver',
  },
  confirm: {
    title: (time) => `Cita: ${time}`,
    how: '¿Cómo quieres hablar?',
    kinds: { video: 'Por videollamada', audio: 'Solo con mi voz', text: 'Por chat' },
    calm: 'No se enciende nada hasta que digas que sí.',
    book: 'Reservar esta hora',
    booking: 'Reservando',
    failed: 'No se pudo reservar la hora. Es un problema nuestro. Prueba otra vez.',
    other: 'Elegir otra hora',
  },
  booked: {
    title: 'Tu cita está reservada',
    time: (time) => `Cita: ${time}.`,
    // One o'clock is the only hour in the singular.
    until: (hour) => `Te guardamos el turno hasta ${/^1:/.test(hour) ? 'la' : 'las'} ${hour}.`,
    how: 'Guarda tu enlace. A esa hora, ábrelo: la llamada empieza sola. Hasta entonces, puedes cerrar esta página.',
    link: 'Tu enlace para volver',
    copyFailed: 'No se ha podido copiar. Selecciona el texto y cópialo.',
    secret: 'Es solo para ti: quien lo abra se queda con tu turno.',
    copy: 'Copiar el enlace',
    copied: 'Enlace copiado',
    wake: 'Avisarme en este dispositivo',
    wakeText: 'La notificación solo dirá: «Ya es la hora».',
    waking: 'Preguntando al navegador',
    woken: 'Este dispositivo te avisará.',
    sleep: 'No avisarme más',
    denied: 'El navegador dijo que no. Guarda bien el enlace.',
    unable: 'Este navegador no puede avisarte. Guarda bien el enlace.',
    cancel: 'Cancelar esta cita',
  },
  cancel: {
    title: '¿Cancelar esta cita?',
    text: 'La hora quedará libre para otra persona.',
    keep: 'Mantener la cita',
    go: 'Sí, cancelarla',
  },
  over: {
    due: { title: 'Ya es la hora', text: 'Te estamos conectando.' },
    taken: { title: 'Esta cita ya tuvo lugar', text: 'Puedes volver cuando quieras.' },
    missed: { title: 'La hora ya pasó', text: 'No pasa nada. Puedes elegir otra.' },
    cancelled: { title: 'Cita cancelada', text: 'La hora vuelve a estar libre. Puedes volver cuando quieras.' },
  },
  lost: {
    title: 'Este enlace ya no lleva a ninguna parte',
    text: 'La cita es antigua, o después se eligió otra hora.',
  },
  again: 'Hablar con alguien',
  notification: 'Ya es la hora.',
};
