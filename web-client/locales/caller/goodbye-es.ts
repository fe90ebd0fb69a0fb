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
  share: 'Compartir',
  copied: 'Copiado',
  keepHint: 'La imagen se queda en tu teléfono. Si otra persona lo abre, podrá verla.',
  arrived: (places) =>
    count(places, { one: 'Ha llegado una dirección para ti', other: 'Han llegado # direcciones para ti' }),
  see: 'Ver',
  rating: {
    question: '¿Te ha ayudado?',
    scores: { 1: 'No', 2: 'Un poco', 3: 'Sí' },
    anonymous: 'Responde si quieres. Es anónimo: nadie sabrá que la respuesta es tuya.',
    thanks: 'Anotado, gracias. Puedes cambiar tu respuesta mientras esta página esté abierta.',
    refused: 'Tu respuesta no se ha enviado. No pasa nada.',
  },
};
