// Does a text hold a personal identity number? The same question as rodtrad.kernel.guard, asked before anything
// is kept in the browser. The server asks again; this one may only be stricter, never laxer.

const MINUS = /[\p{Pd}\u2212\u02d7\u2043]/gu;
const UNSEEN = /[\p{Cf}\u034f\u20e3\u115f\u1160\u180b-\u180d\u3164\ufe00-\ufe0f]/gu;
const NUMBER =
  /(?:(18|19|20) ?[-./]? ?)?([0-9]{2})( ?[-./]? ?)(0[0-9]|1[0-2])( ?[-./]? ?)([0-36-9][0-9])( {0,2}[-+./]? {0,2}(?:\r?\n ?)?)([0-9]{4}|[0-9]{2} [0-9]{2})(?![0-9])/y;

/** The text as the eye reads it: any digit is a digit, any dash a dash, what cannot be seen is not there. */
function fold(text) {
  const seen = text.replace(UNSEEN, "").replace(MINUS, "-").replace(/[\p{Zs}\t]/gu, " ");
  return [...seen].map((sign) => digit(sign) ?? sign).join("");
}

/** A digit of any script: the plain one; scripts have their ten digits in a row. */
function digit(sign) {
  const plain = sign.normalize("NFKC");
  if (plain.length === 1 && plain.charCodeAt(0) < 128) return plain;
  if (!/\p{Nd}/u.test(sign)) return null;
  let code = sign.codePointAt(0);
  const start = code;
  while (start - code < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) code -= 1;
  return String((start - code) % 10);
}

function luhn(nine) {
  const sum = [...nine].reduce((total, each, place) => {
    const product = Number(each) * (place % 2 ? 1 : 2);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

function isDate(century, year, month, day) {
  const coordination = day >= 60;
  const real = coordination ? day - 60 : day;
  if (coordination && (month === 0 || real === 0)) return real <= 31;
  const days = new Date(Number((century ?? "20") + year), month, 0).getDate();
  return month > 0 && real >= 1 && real <= days;
}

/** Whether the text holds an identity or coordination number with a right check digit. */
export function holdsNumber(text) {
  const folded = fold(text);
  for (const run of folded.matchAll(/[0-9]+/g)) {
    NUMBER.lastIndex = run.index;
    const found = NUMBER.exec(folded);
    if (!found) continue;
    const [, century, year, , month, , day, , last] = found;
    const digits = year + month + day + last.replace(" ", "");
    if (luhn(digits.slice(0, 9)) === Number(digits[9]) && isDate(century, year, Number(month), Number(day))) return true;
  }
  return false;
}
