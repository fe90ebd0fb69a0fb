import type { ExtrasMessages } from './extras-fr.ts';

/** What a call by video or voice can do besides, in Spanish. */
export const extrasEs: ExtrasMessages = {
  turn: 'Cambiar de cámara',
  blurred: 'Se te ve. Lo de atrás sale borroso.',
  try: 'Di unas palabras: la barra debería moverse.',
  level: { level: 'Nivel del micrófono', heard: 'Tu micrófono funciona.', notHeard: 'Por ahora no se oye nada.' },
  speaker: {
    test: 'Probar el sonido',
    heard: '¿Has oído dos notas? Si no, sube el volumen.',
  },
  more: {
    title: 'Más ajustes de la llamada',
    close: 'Cerrar',
    self: 'Verme',
    selfHint: 'Para los demás no cambia nada.',
    full: 'Pantalla completa',
    captions: 'Subtítulos',
    captionsHint: 'Los hace este dispositivo. No se envía nada.',
    yes: 'sí',
    no: 'no',
  },
  away: (seconds) => `Si no vuelve en ${seconds} segundos, te contesta otra persona: tu turno es el primero.`,
  line: {
    good: 'Buena conexión',
    weak: 'Conexión débil',
    voice_only: 'Solo voz',
    voiceOnly: 'La conexión es débil. Seguimos por voz para no perderte.',
    back: 'Volver a poner la imagen',
  },
  trial: { alone: 'Por ahora nadie más ve esta imagen.', show: 'Mostrar mi imagen', not: 'Ahora no' },
  hint: {
    silent: 'Toca la pantalla, o pulsa una tecla, para oír.',
    lost: 'Tu micrófono no está disponible. Toca Micrófono para intentarlo otra vez.',
    asleep: 'Tu micrófono está apagado. Toca Micrófono para encenderlo.',
  },
  unseen: { text: 'Ya no te ves. Para los demás no cambia nada.', show: 'Verme' },
};
