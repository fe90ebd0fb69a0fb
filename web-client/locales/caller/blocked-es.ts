import type { BlockedMessages } from './blocked-fr.ts';

/** What the page says where camera or microphone can't be had, in Spanish. */
export const blockedEs: BlockedMessages = {
  denied: {
    title: 'El navegador bloqueó el acceso',
    video: 'Para hablar, hay que permitir al menos el micrófono.',
    help: 'Toca el candado o el icono junto a la dirección de la página, luego Permisos, y permite el micrófono.',
    // Spain's iPhones say 'Ajustes', those of Latin America 'Configuración': described rather than quoted.
    helpIos: 'Toca «aA» o el icono junto a la dirección, luego los ajustes del sitio web, y permite el micrófono.',
    systemAndroid:
      'Si no basta, abre los ajustes del teléfono, luego Aplicaciones, tu navegador, Permisos, y permite el micrófono.',
    systemIos: 'Si no basta, abre los ajustes, busca tu navegador (Safari, por ejemplo) y permite el micrófono.',
  },
  missing: {
    title: 'No encontramos el micrófono',
    video: 'Este dispositivo no tiene un micrófono que la página pueda usar.',
    help: 'Si tienes auriculares con micrófono, conéctalos y prueba otra vez.',
  },
  busy: {
    title: 'El micrófono está ocupado',
    video: 'Otra app está usando el micrófono o la cámara.',
    help: 'Cierra las demás llamadas y apps, y prueba otra vez.',
  },
  unsupported: {
    title: 'Desde aquí no se puede llamar',
    video: 'El navegador de esta app no permite hacer llamadas.',
    help: 'Copia el enlace y ábrelo en Chrome, Safari o Firefox.',
  },
  inApp: {
    title: 'Abre esta página en tu navegador',
    video: 'La app que muestra esta página no le deja usar el micrófono.',
    help: 'Toca los tres puntos de arriba y luego «Abrir en el navegador».',
    helpIos:
      'Toca los tres puntos o la flecha, al borde de la pantalla, y luego «Abrir en Safari» o «Abrir en el navegador».',
    copyToo: 'O copia el enlace y ábrelo en Chrome, Safari o Firefox.',
  },
  again: 'Probar otra vez',
  still: 'Acabamos de intentarlo otra vez: nada ha cambiado.',
  voiceOnly: 'Probar sin cámara',
  copy: 'Copiar el enlace',
  copyFailed: 'No se ha podido copiar. Selecciona el texto y cópialo.',
  copied: 'Enlace copiado',
  human: 'O habla con alguien por teléfono',
  back: 'Volver',
};
