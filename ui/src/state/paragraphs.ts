// Owns where a text may be cut so that each piece can be heard alone: at empty lines, and around blocks of code.
// Must not know phrases. The coach's own core cuts the same way, and a fixture of its cuts holds the two together.

/** A piece of a text and where it begins, in UTF-16 code units. */
export interface Paragraph {
  from: number;
  text: string;
}

const blanks = /^[\t\n\f\r ]+/;

/** The mark that opens or closes a block of code on this line; a line that opens and closes one is running text. */
function fenceOf(line: string): string | undefined {
  return ['```', '~~~'].find((mark) => line.startsWith(mark) && !line.slice(mark.length).includes(mark));
}

/** The pieces of a text, in order; together they are the whole text. */
export function paragraphs(text: string): Paragraph[] {
  const pieces: Paragraph[] = [];
  let fence: string | undefined;
  let begin = 0;
  let at = 0;
  let afterBlank = false;
  const cut = (): void => {
    pieces.push({ from: begin, text: text.slice(begin, at) });
    begin = at;
  };
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const shown = line.replace(blanks, '');
    const opens = fenceOf(shown);
    if (!fence && at > begin && ((afterBlank && shown) || opens)) cut();
    at += line.length;
    afterBlank = !shown;
    if (!fence) fence = opens;
    else if (opens === fence) {
      fence = undefined;
      cut();
    }
  }
  if (at > begin) cut();
  return pieces;
}
