import type { NoCodeMessages } from './no-code-fr.ts';

/** What the pages say that have no code to go by: at the address alone, and where a code leads nowhere. */
export const noCodeEs: NoCodeMessages = {
  title: 'Falta el código del cartel',
  text: 'Escanéalo otra vez o escríbelo aquí.',
  field: 'El código',
  hint: '8 letras y números, debajo del cuadrado para escanear',
  action: 'Abrir la página',
  staff: 'Para el equipo',
  desk: 'Espacio de escucha',
  campaigns: 'Campañas',
};
