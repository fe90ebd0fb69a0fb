import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Demo } from '../start/demo.ts';

export interface Place {
  name: string;
  viewport: { width: number; height: number };
  dark: boolean;
}

interface Tour {
  browser: Browser;
  url: string;
  demo: Demo;
  place: Place;
  folder: string;
}

/** Goes through every page as a caller, a counselor and a manager do, in French, and photographs each step. */
export async function photographAll(tour: Tour): Promise<void> {
  await consolePages(tour);
  await screens(tour);
  await theCall(tour);
  await numbersPage(tour);
}

async function open({ browser, place }: Tour): Promise<Page> {
  const context = await browser.newContext({
    viewport: place.viewport,
    colorScheme: place.dark ? 'dark' : 'light',
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** Takes a picture once the page has settled: fonts there, no request under way, two frames drawn. */
async function photograph({ folder, place }: Tour, page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await page.screenshot({ path: path.join(folder, `${name}-${place.name}.png`) });
}

async function signIn({ url, demo }: Tour, page: Page, role: string, where: string): Promise<void> {
  const login = demo.logins.find((one) => one.role === role);
  if (!login) throw new Error(`The demo has no ${role}`);
  await page.goto(`${url}${where}`);
  await page.getByLabel('Adresse e-mail').fill(login.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

async function consolePages(tour: Tour): Promise<void> {
  const page = await open(tour);
  await page.goto(`${tour.url}/console`);
  await page.getByRole('button', { name: 'Se connecter' }).waitFor();
  await photograph(tour, page, 'console-sign-in');
  await signIn(tour, page, 'manager', '/console');
  await page.getByRole('link', { name: 'Parler à quelqu’un' }).waitFor();
  await photograph(tour, page, 'console-campaigns');
  await page.getByRole('link', { name: 'Parler à quelqu’un' }).click();
  await page.getByText('Abribus 1').waitFor();
  await photograph(tour, page, 'console-campaign');
  await page.getByRole('button', { name: 'Faire des codes' }).first().click();
  await page.getByLabel('Nom du lot').waitFor();
  await photograph(tour, page, 'console-make-codes');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Répartition et horaires' }).click();
  await page.locator('manager-preview .steps li').first().waitFor();
  await photograph(tour, page, 'console-routing');
  const hours = page.getByRole('heading', { name: 'Horaires', exact: true });
  await hours.evaluate((heading) => heading.scrollIntoView());
  await photograph(tour, page, 'console-hours');
  await page.getByRole('link', { name: 'Équipes', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Équipes' }).waitFor();
  await photograph(tour, page, 'console-teams');
  await page.locator('manager-teams tbody a').first().click();
  await page.getByRole('heading', { name: 'Membres' }).waitFor();
  await photograph(tour, page, 'console-team');
  await page.context().close();
}

/** What the numbers say of the calls before. */
async function numbersPage(tour: Tour): Promise<void> {
  const page = await open(tour);
  await signIn(tour, page, 'manager', '/console');
  await page.getByRole('link', { name: 'Chiffres', exact: true }).click();
  await page.locator('manager-bar-chart').first().waitFor();
  await photograph(tour, page, 'console-numbers');
  await page.context().close();
}

async function screens(tour: Tour): Promise<void> {
  const page = await open(tour);
  await page.goto(`${tour.url}/signage/${tour.demo.screen}`);
  await page.locator('svg').first().waitFor();
  await photograph(tour, page, 'screen');
  await page.context().close();
}

async function theCall(tour: Tour): Promise<void> {
  const desk = await open(tour);
  const caller = await open(tour);
  const address = `${tour.url}/q/${tour.demo.code}`;

  await caller.goto(`${tour.url}/q/22222222`);
  await photograph(tour, caller, 'caller-unknown-code');
  await caller.goto(address);
  await caller.getByText('Personne n’est disponible').first().waitFor();
  await photograph(tour, caller, 'caller-nobody');

  await signIn(tour, desk, 'counselor', '/dashboard');
  await desk.getByRole('radio', { name: 'Indisponible' }).waitFor();
  await photograph(tour, desk, 'dashboard-away');
  await desk.getByRole('radio', { name: /^Disponible/ }).check({ force: true });

  await caller.getByRole('button', { name: 'Commencer' }).waitFor();
  await photograph(tour, caller, 'caller-welcome');
  await caller.getByRole('button', { name: 'Commencer' }).click();
  await caller.getByRole('button', { name: 'Oui, en vidéo' }).waitFor();
  await photograph(tour, caller, 'caller-before');
  await caller.getByRole('button', { name: 'Oui, en vidéo' }).click();
  await caller.getByRole('button', { name: 'Appeler maintenant' }).waitFor();
  await photograph(tour, caller, 'caller-preview');
  await desk.getByRole('radio', { name: 'Indisponible' }).check({ force: true });
  await caller.getByRole('button', { name: 'Appeler maintenant' }).click();
  await caller.getByRole('heading', { name: 'Ta place est gardée' }).waitFor();
  await photograph(tour, caller, 'caller-waiting');

  await desk.getByRole('radio', { name: /^Disponible/ }).check({ force: true });
  await desk.getByRole('button', { name: /^Répondre/ }).waitFor();
  await photograph(tour, desk, 'dashboard-offer');
  await caller.getByText('Ça sonne').first().waitFor();
  await photograph(tour, caller, 'caller-ringing');
  await desk.getByRole('button', { name: /^Répondre/ }).click();
  await caller.getByText('Tu parles avec').first().waitFor();
  await Promise.all([showsPictures(desk), showsPictures(caller)]);
  // Long enough that the numbers say that somebody talked.
  await desk.getByText('0:03').waitFor();
  await photograph(tour, caller, 'caller-call');
  await photograph(tour, desk, 'dashboard-call');

  await caller.getByRole('button', { name: 'Raccrocher' }).click();
  await caller.getByText('Merci d’avoir parlé').waitFor();
  await photograph(tour, caller, 'caller-goodbye');
  await desk.getByRole('button', { name: 'Terminé' }).waitFor();
  await photograph(tour, desk, 'dashboard-record');
  await desk.getByRole('radio', { name: 'Aidé' }).first().check({ force: true });
  await desk.getByRole('button', { name: 'Terminé' }).click();
  await inWriting(tour, desk, caller);
  await desk.getByRole('radio', { name: 'Indisponible' }).check({ force: true });
  await caller.context().close();
  await desk.context().close();
}

/** The same caller comes back, and writes. */
async function inWriting(tour: Tour, desk: Page, caller: Page): Promise<void> {
  await caller.getByRole('button', { name: 'Parler à quelqu’un' }).click();
  await caller.getByRole('button', { name: 'Oui, par écrit' }).click();
  await desk.getByRole('button', { name: /^Répondre/ }).click();
  await caller.getByLabel('Ton message').fill('je peux pas parler fort là');
  await caller.getByRole('button', { name: 'Envoyer' }).click();
  await desk.getByText('je peux pas parler fort là').first().waitFor();
  await photograph(tour, caller, 'caller-writing');
  await photograph(tour, desk, 'dashboard-writing');
  await caller.getByRole('button', { name: 'Terminer' }).click();
  await desk.getByRole('radio', { name: 'Aidé' }).first().check({ force: true });
  await desk.getByRole('button', { name: 'Terminé' }).click();
}

/** Waits until every video on the page has drawn a frame. */
async function showsPictures(page: Page): Promise<void> {
  for (const video of await page.locator('video').all()) {
    await video.evaluate((element) => {
      if (!(element instanceof HTMLVideoElement)) return;
      return new Promise<void>((resolve) => element.requestVideoFrameCallback(() => resolve()));
    });
  }
}
