import { describe, expect, it } from 'vitest';
import type { Profile } from '../../server/contract/profiles.ts';
import { until } from '../../test/support/until.ts';
import { RequestError } from '../data/http.ts';
import { PictureError } from './own-picture.ts';
import { createProfileKeeper, type ProfileKeeper } from './profile-keeper.ts';

/** A keeper of somebody's profile, and what it asked of the server. */
async function keeperOf(profile: Profile): Promise<{ keeper: ProfileKeeper; asked: string[]; refuse(): void }> {
  const asked: string[] = [];
  let kept = profile;
  let refusing = false;
  const answer = async (what: string, change: Partial<Profile> = {}) => {
    asked.push(what);
    if (refusing) throw new RequestError('too_large', 413, 'Too large');
    kept = { ...kept, ...change };
    return kept;
  };
  const keeper = createProfileKeeper({
    load: async () => profile,
    change: (change) => answer('change', change),
    setPicture: () => answer('set picture', { picture: '/pictures/new' }),
    removePicture: () => answer('remove picture', { picture: null }),
    async square(file) {
      if (file.type !== 'image/png') throw new PictureError('not_a_picture');
      return new Blob(['square'], { type: 'image/jpeg' });
    },
  });
  await until(() => (keeper.state.profile ? null : 'nothing is known'));
  const refuse = () => {
    refusing = true;
  };
  return { keeper, asked, refuse };
}

const camille: Profile = { name: 'Camille', initials: null, picture: '/pictures/old' };
const png = new Blob(['png'], { type: 'image/png' });

describe('the form of how callers see a counselor', () => {
  it('begins with what they see today, and saves what was changed', async () => {
    const { keeper, asked } = await keeperOf(camille);
    keeper.open();
    expect(keeper.state.draft).toMatchObject({ name: 'Camille', initials: '', picture: { url: '/pictures/old' } });
    keeper.edit({ name: ' Cam ', initials: 'c.r.' });
    await keeper.save();
    expect(asked).toEqual(['change']);
    expect(keeper.state).toMatchObject({ draft: null, saved: true });
    expect(keeper.state.profile).toEqual({ name: 'Cam', initials: 'CR', picture: '/pictures/old' });
  });

  it('shows a picture before it is saved, and sends it then', async () => {
    const { keeper, asked } = await keeperOf(camille);
    keeper.open();
    await keeper.choosePicture(png);
    expect(keeper.state.draft?.picture?.url).toMatch(/^blob:/);
    expect(asked).toEqual([]);
    await keeper.save();
    expect(asked).toEqual(['set picture', 'change']);
    expect(keeper.state.profile?.picture).toBe('/pictures/new');
  });

  it('removes a picture where there was one', async () => {
    for (const [picture, expected] of [
      ['/pictures/old', ['remove picture', 'change']],
      [null, ['change']],
    ] as const) {
      const { keeper, asked } = await keeperOf({ ...camille, picture });
      keeper.open();
      await keeper.choosePicture(png);
      keeper.removePicture();
      await keeper.save();
      expect(asked).toEqual(expected);
    }
  });

  it('keeps the picture before where a file is none, and says so', async () => {
    const { keeper } = await keeperOf(camille);
    keeper.open();
    await keeper.choosePicture(new Blob(['text'], { type: 'text/plain' }));
    expect(keeper.state).toMatchObject({
      pictureProblem: 'not_a_picture',
      draft: { picture: { url: '/pictures/old' } },
    });
    await keeper.choosePicture(png);
    expect(keeper.state.pictureProblem).toBeNull();
  });

  it('asks for nothing while something is wrong, and loses nothing where saving fails', async () => {
    const { keeper, asked, refuse } = await keeperOf(camille);
    keeper.open();
    keeper.edit({ name: ' ' });
    await keeper.save();
    expect([keeper.state.wrong, asked]).toEqual([['name'], []]);
    refuse();
    keeper.edit({ name: 'Cam' });
    await keeper.save();
    expect(keeper.state).toMatchObject({ wrong: [], failure: 'too_large', saving: false, draft: { name: 'Cam' } });
    keeper.leave();
    expect(keeper.state).toMatchObject({ draft: null, failure: null, profile: camille });
  });

  it('says what would be lost, and keeps what is written while it saves', async () => {
    const { keeper } = await keeperOf(camille);
    keeper.open();
    expect(keeper.changed).toBe(false);
    keeper.edit({ name: 'Cam' });
    expect(keeper.changed).toBe(true);
    const saving = keeper.save();
    keeper.edit({ name: 'Camo' });
    await saving;
    expect(keeper.state).toMatchObject({ saved: false, profile: { name: 'Cam' }, draft: { name: 'Camo' } });
    await keeper.save();
    expect([keeper.state.draft, keeper.changed]).toEqual([null, false]);
  });
});
