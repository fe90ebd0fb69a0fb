import type { CommonMessages } from './common-fr.ts';

/** What every step says, and the first view too. */
export const commonEs: CommonMessages = {
  brand: 'Passerelle',
  exit: {
    label: 'Salir ya',
    hint: 'Cierra esta página y abre el pronóstico del tiempo. Con teclado: tres veces Mayús',
  },
  language: 'Idioma',
  opening: 'Abriendo',
  failed: 'La página no se pudo abrir por completo. Revisa tu conexión y prueba otra vez.',
  codes: {
    code_unknown: {
      title: 'Este código no lleva a ninguna parte',
      text: 'Quizá se copió mal. Escanéalo otra vez o llama a uno de estos números.',
    },
    code_expired: {
      title: 'Este código ya no es válido',
      text: 'El cartel es antiguo. Estos números siempre contestan.',
    },
    code_disabled: { title: 'Este código ya no funciona', text: 'Está desactivado. Estos números siempre contestan.' },
  },
  numbers: {
    title: 'Números que siempre contestan',
    list: [
      { number: '112', by: 'call', action: 'Llamar al', what: 'Peligro, emergencia: policía, bomberos, ambulancia' },
      { number: '15', by: 'call', action: 'Llamar al', what: 'Emergencia médica' },
      { number: '3114', by: 'call', action: 'Llamar al', what: 'Ideas de suicidio, o si estás muy mal. Día y noche' },
      { number: '119', by: 'call', action: 'Llamar al', what: 'Niñas, niños y adolescentes en peligro. Día y noche' },
      { number: '114', by: 'text', action: 'Enviar un SMS al', what: 'Emergencia por SMS, si no puedes hablar' },
    ],
  },
};
