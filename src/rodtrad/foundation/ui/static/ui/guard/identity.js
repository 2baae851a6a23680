// Personal identity and coordination numbers: the browser's twin of kernel/guard/identity.py (sources stand there).

const TEN_DIGITS = /[0-9](?:[^0-9]{0,6}[0-9]){9}/;
const NUMBER = new RegExp(
  "(?:(?<century>18|19|20)[ ]?[-./]?[ ]?)?" +
    "(?<year>[0-9]{2})(?<gap1>[ ]?[-./]?[ ]?)" +
    "(?<month>0[0-9]|1[0-2])(?<gap2>[ ]?[-./]?[ ]?)" +
    "(?<day>[0-36-9][0-9])(?<join>[ ]{0,2}[-+./]?[ ]{0,2}(?:\\r?\\n[ ]?)?)" +
    "(?<last>[0-9]{4}|[0-9]{2}[ ][0-9]{2})(?![0-9])",
  "y",
);
const DAY_SHIFT = 60;

/** Every [start, end] of a number with a right check digit and a possible date in a folded text. */
export function* identityNumbers(text) {
  if (!TEN_DIGITS.test(text)) return;
  let end = 0;
  for (const run of text.matchAll(/[0-9]+/g)) {
    NUMBER.lastIndex = run.index;
    const found = NUMBER.exec(text);
    if (found && run.index >= end && isNumber(text, found)) {
      end = found.index + found[0].length;
      yield [found.index, end];
    }
  }
}

/** The Luhn check digit of nine digits. */
function checkDigit(nine) {
  let total = 0;
  [...nine].forEach((digit, position) => {
    const product = Number(digit) * (position % 2 ? 1 : 2);
    total += Math.floor(product / 10) + (product % 10);
  });
  return (10 - (total % 10)) % 10;
}

function isNumber(text, found) {
  const { century, year, month, day, gap1, gap2, join, last } = found.groups;
  const digits = year + month + day + last.replace(" ", "");
  if (checkDigit(digits.slice(0, 9)) !== Number(digits[9])) return false;
  if (last.includes(" ") && !(gap1 === " " && gap2 === " " && join === " ")) return false;
  if (gap1 || gap2) {
    if (isPartOfLonger(text, found.index, found.index + found[0].length)) return false;
    if (join.includes("\n") && !/[-+]/.test(join)) return false;
  }
  return isPossibleDate(century, year, Number(month), Number(day));
}

function isPartOfLonger(text, start, end) {
  const tight = (place) => ".:-".includes(text[place] ?? "x");
  const digit = (place) => /[0-9]/.test(text[place] ?? "");
  return (start >= 2 && tight(start - 1) && digit(start - 2)) || (tight(end) && digit(end + 1));
}

function isPossibleDate(century, year, month, shifted) {
  const coordination = shifted >= DAY_SHIFT;
  const day = coordination ? shifted - DAY_SHIFT : shifted;
  if (coordination && (month === 0 || day === 0)) return day <= 31;
  const last = new Date(Date.UTC(Number((century ?? "20") + year), month, 0)).getUTCDate();
  return month > 0 && day >= 1 && day <= last;
}
