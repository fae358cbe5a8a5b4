// Owns saying things: a message id and its arguments become a sentence.
// Must not know which screen asks, nor hold a sentence itself: those are in assets/locales.

import { FluentBundle, type FluentVariable } from '@fluent/bundle';
import type { MessageId } from './ids';
import { files, type Messages } from './words';

export type { MessageId } from './ids';

let bundle = make('en', files);

/** Builds a bundle; isolation marks are left out of left-to-right languages, where they would only confuse copying. */
function make(language: string, sources: readonly Messages[], transform?: (text: string) => string): FluentBundle {
  const made = new FluentBundle(language, { useIsolating: language.startsWith('ar'), ...(transform && { transform }) });
  for (const body of sources) made.addResource({ body });
  return made;
}

/** Switches the language, or the spelling of it: the pseudo-locale passes a transform. */
export function speak(language: string, transform?: (text: string) => string): void {
  bundle = make(language, files, transform);
}

/** The sentence of that id. An id nobody wrote shows itself, so that it is seen and mended. */
export function t(id: MessageId, args?: Record<string, FluentVariable>): string {
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, args ?? null, []) : id;
}

type Dashed<Word extends string> = Word extends `${infer A}_${infer B}` ? `${A}-${Dashed<B>}` : Word;

/** A word of the domain as message ids spell it: `t(`stage-${dashed(item.stage)}`)`. */
export const dashed = <Word extends string>(word: Word): Dashed<Word> => word.replaceAll('_', '-') as Dashed<Word>;

/** Letters with accents, a third longer: text that does not grow with its words is found before a translator does. */
export function pseudo(text: string): string {
  const plain = 'aeiouyAEIOUYcnszCNSZ';
  const accented = 'àéîõüýÀÉÎÕÜÝçñšžÇÑŠŽ';
  return (
    [...text].map((c) => (plain.includes(c) ? accented[plain.indexOf(c)]! : c)).join('') +
    '·'.repeat(Math.ceil(text.trim().length / 3))
  );
}
