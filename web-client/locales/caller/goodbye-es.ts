import { pluralsOf } from '../../lib/plurals.ts';
import type { GoodbyeMessages } from './goodbye-fr.ts';

const { count } = pluralsOf('es');

/** What the goodbye page says of what came of a call, in Spanish. */
export const goodbyeEs: GoodbyeMessages = {
  agreed: 'Lo que hemos acordado',
  call: 'Llamar al',
  map: 'Ver en un mapa',
  site: 'Abrir la web',
  keep: 'Guardar como imagen',
  kept: 'Imagen guardada',
  hold: 'Mantén el dedo sobre la imagen para guardarla.',
  share: 'Compartir',
  copied: 'Copiado',
  copyFailed: 'No se ha podido copiar. Selecciona el texto y cópialo.',
  keepHint: 'La imagen se queda en tu teléfono. Si otra persona lo abre, podrá verla.',
  arrived: (places) =>
    count(places, { one: 'Ha llegado una dirección para ti', other: 'Han llegado # direcciones para ti' }),
  see: 'Ver',
  known: {
    title: 'Para que te reconozcamos la próxima vez',
    explain:
      'Si quieres, te damos seis palabras. La próxima vez, con esas palabras, la persona que te responda sabrá que ya has estado aquí. Guardamos dos cosas: cuántas veces has hablado y el día de la última vez. Ni tu nombre ni lo que has dicho.',
    until: 'Puedes borrarlo todo cuando quieras. Si no vuelves en un año, se borra todo.',
    want: 'Sí, dame seis palabras',
    busy: 'Un momento',
    yourWords: 'Tus seis palabras',
    inEnglish: 'Estas palabras están en inglés.',
    keepThem:
      'Guárdalas bien: no podremos dártelas otra vez. El enlace abre esta página con tus palabras. Quien las encuentre puede hacerse pasar por ti.',
    copyWords: 'Copiar las palabras',
    copyLink: 'Copiar el enlace',
    forget: 'Borrarlo todo',
    forgotten: 'Ya no guardamos nada de ti.',
    gone: 'Está borrado',
    enter: 'Tus seis palabras',
    enterText: 'Escribe las palabras que te dimos la última vez. Las tildes y las mayúsculas no importan.',
    label: 'Las seis palabras',
    submit: 'Soy yo',
    recognised: 'Te reconocemos',
    stored: (talks, day) =>
      count(talks, {
        one: `Has hablado aquí # vez, el ${day}.`,
        other: `Has hablado aquí # veces. La última: el ${day}.`,
      }),
    nothingElse: 'Es todo lo que hemos guardado.',
    seen: 'La persona que te responda también lo verá.',
    goOn: 'Continuar',
    troubles: {
      unknown: 'No conocemos esas palabras aquí. Mira si son seis.',
      tooMany: 'Ha habido demasiados intentos. Espera diez minutos. Puedes hablar sin esas palabras.',
      failed: 'No ha funcionado. Prueba otra vez en un momento.',
    },
  },
  summary: {
    title: '¿Guardamos este resumen?',
    who: 'Lo ha escrito la persona que ha hablado contigo. Si dices que sí, lo guardamos con tus seis palabras, para la próxima persona que te responda. Si dices que no, se borra.',
    yes: 'Sí, guardadlo',
    no: 'No, borradlo',
    wordsFirst: 'Sí, con seis palabras',
    ask: 'Pedir que se guarde un resumen corto',
    asked: 'Lo hemos pedido. Si se escribe, lo leerás aquí antes de decir sí o no.',
    kept: 'El resumen está guardado.',
    refused: 'El resumen está borrado.',
    stored: 'El resumen que guardamos:',
    failed: 'No ha funcionado. Lee el resumen otra vez.',
  },
  rating: {
    question: '¿Te ha ayudado?',
    scores: { 1: 'No', 2: 'Un poco', 3: 'Sí' },
    anonymous: 'Responde si quieres. Es anónimo: nadie sabrá que la respuesta es tuya.',
    thanks: 'Anotado, gracias. Puedes cambiar tu respuesta mientras esta página esté abierta.',
    refused: 'Tu respuesta no se ha enviado. No pasa nada.',
  },
};
