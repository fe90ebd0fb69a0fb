/** What closed doors say. */
export const doorFr = {
  shut: {
    closed_hours: {
      status: 'Fermé en ce moment',
      title: 'Personne n’est disponible maintenant.',
      text: 'Tout de suite, ces numéros gratuits répondent toujours :',
    },
    queue_full: {
      status: 'La file est pleine',
      title: 'Trop de monde attend en ce moment.',
      text: 'Une place peut se libérer bientôt. Tout de suite, ces numéros gratuits répondent toujours :',
    },
    nobody_on_duty: {
      status: 'Personne en ce moment',
      title: 'Personne n’est disponible maintenant.',
      text: 'Tout de suite, ces numéros gratuits répondent toujours :',
    },
  },
  opens: 'Ouvert {opens}.',
};

export type DoorMessages = typeof doorFr;
