import { fireEvent, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../state/open.svelte';
import { toasts } from '../../state/toasts.svelte';
import {
  agreed,
  factor,
  focused,
  healthy,
  help,
  host,
  kept,
  layOutEach,
  node,
  press,
  settled,
  shown,
  twoPlaces,
  write,
} from './rehearse';

layOutEach();

const before = [
  [agreed, twoPlaces, 'enabled'],
  [twoPlaces, healthy, 'masked'],
  [help, twoPlaces, 'detected'],
];
const among = (links: unknown[][]) => links.filter((link) => link.includes(twoPlaces) || link.includes(made()));
const made = (): string => host.sheet.factors.at(-1)!.id;
const side = async (link: string, where: string): Promise<void> => {
  const group = screen.getByRole('radiogroup', { name: `Where does “${link}” go?` });
  await fireEvent.click(within(group).getByLabelText(where));
};

describe('a factor split in two', () => {
  beforeEach(async () => {
    await shown();
    node(twoPlaces).focus();
    await press('s');
  });

  it('leaves every link where it is said to go, and the rest as it was', async () => {
    await write('The one that stays', 'The name is in the code');
    await write('The other one', 'The name is in a wiki');
    await side('masked A reader of nothing reports healthy', 'Second');
    await side('detected by “What help do you need?” came first', 'Both');
    await fireEvent.submit(screen.getByRole('form', { name: 'Split in two' }));
    await settled();
    expect(factor(twoPlaces).phrase).toBe('The name is in the code');
    expect(factor(made())).toMatchObject({ phrase: 'The name is in a wiki', band: 'technology', phase: 'onset' });
    expect(among(kept()).sort()).toEqual(
      [
        [agreed, twoPlaces, 'enabled'],
        [made(), healthy, 'masked'],
        [help, twoPlaces, 'detected'],
        [help, made(), 'detected'],
      ].sort(),
    );
    expect(focused(), 'the new one is in the hand').toBe(made());
  });

  it('is one step of undo', async () => {
    await write('The other one', 'The name is in a wiki');
    await side('enabled by Name agreed in one repository', 'Second');
    await fireEvent.submit(screen.getByRole('form', { name: 'Split in two' }));
    await settled();
    expect(toasts.list.at(-1)!.text).toBe(
      'Two factors now: “Two places hold the queue name” and “The name is in a wiki”.',
    );
    toasts.list.at(-1)!.action!.run();
    await settled();
    expect(host.sheet.factors.length).toBe(5);
    expect(kept().filter((link) => link.includes(twoPlaces))).toEqual(before);
    expect(await open.undo(), 'nothing else was done').toBeNull();
  });

  it('waits until both have words, and leaves nothing behind when it is left', async () => {
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Split Enter|^Split$/ }).disabled).toBe(true);
    await press('Escape');
    expect(screen.queryByRole('form', { name: 'Split in two' })).toBeNull();
    expect(host.sheet.factors.length).toBe(5);
    expect(focused()).toBe(twoPlaces);
  });
});
