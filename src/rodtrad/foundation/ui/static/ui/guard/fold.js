// Reading a text as the eye does: the browser's twin of kernel/guard/folding.py. vectors.json tries both.

// Digits that are no decimal digits and that NFKC leaves alone: [first, its value, how many].
const ODD_DIGITS = [
  [0x1369, 1, 9], [0x19da, 1, 1], [0x2474, 1, 9], [0x2488, 1, 9], [0x24f5, 1, 9], [0x24ff, 0, 1], [0x2776, 1, 9],
  [0x2780, 1, 9], [0x278a, 1, 9], [0x10a40, 1, 4], [0x10e60, 1, 9], [0x11052, 1, 9], [0x1f100, 0, 1], [0x1f101, 0, 10],
];
const WORTH_A_LOOK = /[0-9@²³¹]|[^\x00-\u024f\u2010-\u2027\u2030-\u205e\u20ac]/u;
const UNUSUAL = /[^\n\x20-\x7eÀ-ÖØ-öø-ÿ]/u;
const UNSEEN = /[\p{Cf}\u034f\u20e3\u115f\u1160\u180b\u180c\u180d\u3164\ufe00-\ufe0f]/u;
const DASH = /[\p{Pd}\u2212\u02d7\u2043]/u;
const known = new Map();

/** Whether the text holds any character that a pattern needs. */
export const worthALook = (text) => WORTH_A_LOOK.test(text);

/** {text, span(start, end)}: the text as the patterns read it, and where a piece of it stands in the original. */
export function fold(text) {
  if (!UNUSUAL.test(text)) return { text, span: (start, end) => [start, end] };
  let folded = "";
  const places = [];
  let place = 0;
  for (const character of text) {
    const read = UNUSUAL.test(character) ? foldCharacter(character) : character;
    for (let unit = 0; unit < read.length; unit++) places.push([place, place + character.length]);
    folded += read;
    place += character.length;
  }
  return { text: folded, span: (start, end) => [places[start][0], places[end - 1][1]] };
}

function foldCharacter(character) {
  if (!known.has(character)) known.set(character, readAs(character));
  return known.get(character);
}

function readAs(character) {
  if (UNSEEN.test(character)) return "";
  if (DASH.test(character)) return "-";
  if (/[\p{Zs}\t]/u.test(character)) return " ";
  const digit = digitOf(character);
  if (digit !== null) return String(digit);
  const plain = character.normalize("NFKC");
  return plain.length === 1 && plain < "\u0080" ? plain : character;
}

/** The value of a digit in any script, or null. Decimal digits stand in unbroken rows of ten. */
function digitOf(character) {
  const code = character.codePointAt(0);
  if (/\p{Nd}/u.test(character)) {
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
    return (code - first) % 10;
  }
  const row = ODD_DIGITS.find(([start, , count]) => code >= start && code < start + count);
  return row ? row[1] + code - row[0] : null;
}
