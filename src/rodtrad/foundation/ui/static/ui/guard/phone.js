// Swedish phone numbers: the browser's twin of kernel/guard/phone.py (source and reasons stand there).

const EIGHT_DIGITS = /[0-9](?:[^0-9]{0,4}[0-9]){7}/;
const NOT_INSIDE = "(?<![\\p{L}\\p{N}_+])(?<![0-9][-.:])";
const AREA = "08|0[1-9][0-9]{1,2}";
const NATIONAL = new RegExp(
  `${NOT_INSIDE}(?:(?<area>${AREA})|\\((?<inside>${AREA})\\))(?<after>[ ]?[-/][ ]?|[ ])?` +
    "(?<groups>[1-9][0-9]{0,7}(?:(?<gap>[ -])[0-9]{2,4}(?:\\k<gap>[0-9]{2,4}){0,2})?)(?![-.:]?[0-9])",
  "yu",
);
const INTERNATIONAL = new RegExp(
  `${NOT_INSIDE}(?:\\+ ?|00)46[ -]{0,3}(?:\\(0\\)|0)?[ -]{0,2}` +
    "(?<groups>[1-9][0-9]{0,8}(?:[ -]{1,3}[0-9]{2,4}){0,4})(?![0-9])",
  "yu",
);

/** Every [start, end] of a phone number in a folded text. */
export function* phones(text) {
  if (!EIGHT_DIGITS.test(text)) return;
  let last = 0;
  for (const { index } of text.matchAll(/[+(0]/g)) {
    const end = endOf(INTERNATIONAL, text, index, isInternational) || endOf(NATIONAL, text, index, isNational);
    if (end && index >= last) {
      last = end;
      yield [index, end];
    }
  }
}

/** Where a number that begins at ``start`` ends, one group fewer each time; 0 when there is none. */
function endOf(pattern, text, start, holds) {
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  if (!found) return 0;
  const begin = start + found[0].length - found.groups.groups.length;
  const runs = [...found.groups.groups.matchAll(/[0-9]+/g)];
  for (let count = runs.length; count > 0; count--) {
    const kept = runs.slice(0, count);
    if (holds(kept.map((run) => run[0].length), found.groups)) {
      const lastRun = kept[count - 1];
      return begin + lastRun.index + lastRun[0].length;
    }
  }
  return 0;
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

function isInternational(groups) {
  return sum(groups) >= 7 && sum(groups) <= 9;
}

function isNational(groups, { area: plain, inside, after }) {
  const area = plain ?? inside;
  const subscriber = sum(groups);
  const total = area.length + subscriber;
  if (subscriber < 5 || subscriber > 8 || total < 8 || total > 10) return false;
  if (area.startsWith("07") && total !== 10) return false;
  if (after === undefined) return groups.length === 1 && total > 8;
  if (after.includes("/") && area.length > 3) return false;
  if (area === "08" && after === " " && Math.max(...groups) === 2) return false;
  const asFour = groups.length === 2 && groups[0] === 3 && groups[1] === 4;
  return groups.length === 1 || asFour || groups.every((length) => length === 2 || length === 3);
}
