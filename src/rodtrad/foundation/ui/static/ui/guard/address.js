// Street addresses: the browser's twin of kernel/guard/address.py (the reasons stand there).

const STREETS = ["gatan", "gata", "vägen", "gränden", "gränd", "torget", "allén"];
const CAPITALS = [
  "väg", "torg", "stigen", "stig", "backen", "backe", "allé", "planen", "plan", "esplanaden", "liden", "kajen",
  "slingan", "ringen", "brinken", "kroken", "leden", "svängen", "platsen",
];
const ENDINGS = [...STREETS, ...CAPITALS].sort((one, other) => other.length - one.length);
const OWN_WORDS = new Set([...STREETS, "väg", "torg", "stigen", "stig", "backen", "backe", "allé"]);
const BEFORE_OWN_WORD = new Set(["norra", "södra", "östra", "västra", "gamla", "nya", "stora", "lilla"]);
const UNITS =
  "km|m|meter|mil|min|minuter|kr|kronor|%|procent|år|dagar|veckor|månader|timmar|personer|platser|st|gånger";
const NOT_WORD = "(?![\\p{L}\\p{N}_])";
const HOUSE_NUMBER = new RegExp(
  `[1-9](?<=[ ][0-9])[0-9]{0,3}(?![0-9])(?<![ ](?:19|20)[0-9]{2})` +
    `(?![ ]?(?:${UNITS})${NOT_WORD}|[.,:][0-9]{1,2}(?![0-9]))(?:[ ]?[A-Z]${NOT_WORD}|[a-z]${NOT_WORD})?${NOT_WORD}`,
  "gu",
);
const LONGEST_NAME = 60;
const WORD = "[\\p{L}][\\p{L}\\p{N}_'\\u0300-\\u036f-]*";
const WORDS_BEFORE = new RegExp(
  `(?:(?<before>${WORD})[ ])?(?<word>(?!nr${NOT_WORD})${WORD}),?[ ]{1,2}(?:nr\\.?[ ]?)?$`,
  "du",
);
const NOT_STREETS = new Set(
  ("motorvägen cykelvägen gångvägen bilvägen omvägen genvägen regata riksväg länsväg europaväg motorväg cykelväg " +
    "gångväg genväg omväg landsväg utväg flygplan flygplanen").split(" "),
);
const PLAN_OF_SOMETHING = new RegExp(
  "(ings|hets|tets|ions|skaps|ande|ende|vård|affärs|arbets|tids|projekt|åtgärds|detalj|översikts|budget|rehab|" +
    "läkemedels|kris|mål|lek|drifts?|dags?|vecko|års|måltids|studie|läro|kurs|insats|stöd|process|vånings?|fotbolls|" +
    "idrotts|gräs|spel|skol|färd|sip|krav)$",
);
const PLACE_FOR_SOMETHING = new RegExp(
  "(mötes|möte|arbets|samlings|träff|lek|fika|parkerings|bad|camping|bo|boende|bostads|vård|omsorgs|hem|praktik|" +
    "utbildnings|sitt|start|mål|mark|rast|grill|idrotts|skol|håll|aktivitets|utflykts|återvinnings|sov|säng|besöks|" +
    "mat|daglig|dag|plan|an|ar|gäst|kultur|verksamhets|studie|digitala?|sammankomst)$",
);

/** Every [start, end] of a street name with house number in a folded text. */
export function* addresses(text) {
  for (const number of text.matchAll(HOUSE_NUMBER)) {
    const earliest = Math.max(0, number.index - LONGEST_NAME);
    const before = text.slice(earliest, number.index);
    const words = WORDS_BEFORE.exec(before);
    const start = words ? startOfStreet(words) : -1;
    if (start >= 0) yield [earliest + start, number.index + number[0].length];
  }
}

/** Where the street name begins in the words before a number, or -1 when they are no street. */
function startOfStreet(words) {
  const word = words.groups.word.normalize("NFC");
  const ending = ENDINGS.find((each) => word.toLowerCase().endsWith(each));
  if (!ending) return -1;
  const name = word.slice(0, word.length - ending.length);
  if (name) return isStreet(name, ending) ? words.indices.groups.word[0] : -1;
  const before = (words.groups.before ?? "").normalize("NFC");
  return OWN_WORDS.has(ending) && isNameBefore(before) ? words.index : -1;
}

function isStreet(name, ending) {
  if (!isUpper(name[0]) && !STREETS.includes(ending)) return false;
  if ((name.length === 1 && !"ÅÖ".includes(name)) || NOT_STREETS.has((name + ending).toLowerCase())) return false;
  if (ending === "platsen") return !PLACE_FOR_SOMETHING.test(name.toLowerCase());
  return !["plan", "planen"].includes(ending) || !PLAN_OF_SOMETHING.test(name.toLowerCase());
}

function isNameBefore(word) {
  return isUpper(word[0] ?? "") && (word.endsWith("s") || BEFORE_OWN_WORD.has(word.toLowerCase()));
}

const isUpper = (letter) => /\p{Lu}/u.test(letter);
