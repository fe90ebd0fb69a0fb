/** What the pages say that have no code to go by: at the address alone, and where a code leads nowhere. */
export const noCodeFr = {
  title: 'Il manque le code de l’affiche',
  text: 'Tu peux le scanner encore une fois, ou l’écrire ici.',
  field: 'Le code',
  hint: '8 lettres et chiffres, sous le carré à scanner',
  action: 'Ouvrir la page',
  staff: 'Pour l’équipe',
  desk: 'Espace d’écoute',
  campaigns: 'Campagnes',
};

export type NoCodeMessages = typeof noCodeFr;
