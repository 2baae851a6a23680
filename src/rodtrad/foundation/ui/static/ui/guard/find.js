// What may point to a person in a text, found in the browser while it is written: the twin of kernel/guard/patterns.py.

import { addresses } from "./address.js";
import { fold, worthALook } from "./fold.js";
import { identityNumbers } from "./identity.js";
import { phones } from "./phone.js";

const EMAIL = /[^\s@<>()[\],;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,}/gu;
const MASKS = {
  "identity-number": "[personnummer]",
  phone: "[telefonnummer]",
  email: "[e-postadress]",
  address: "[adress]",
};

/** Hits {kind, start, end} by place, none overlapping; the graver reading holds. */
export function find(text) {
  if (!worthALook(text)) return [];
  const folded = fold(text);
  const taken = new Set();
  const hits = [];
  for (const [kind, start, end] of spans(folded.text)) {
    const [from, to] = folded.span(start, end);
    const places = Array.from({ length: to - from }, (_each, offset) => from + offset);
    if (places.some((place) => taken.has(place))) continue;
    places.forEach((place) => taken.add(place));
    hits.push({ kind, start: from, end: to });
  }
  return hits.sort((one, other) => one.start - other.start);
}

/** Whether the text holds an identity or coordination number: such a text is never kept, not even in this browser. */
export function hasIdentityNumber(text) {
  return worthALook(text) && !identityNumbers(fold(text).text).next().done;
}

/** The text with each hit replaced by a word in brackets for its kind. */
export function mask(text, hits) {
  let masked = "";
  let place = 0;
  for (const { kind, start, end } of hits) {
    masked += text.slice(place, start) + MASKS[kind];
    place = end;
  }
  return masked + text.slice(place);
}

function* spans(text) {
  for (const [start, end] of identityNumbers(text)) yield ["identity-number", start, end];
  for (const [start, end] of phones(text)) yield ["phone", start, end];
  for (const found of text.matchAll(EMAIL)) yield ["email", found.index, found.index + found[0].length];
  for (const [start, end] of addresses(text)) yield ["address", start, end];
}
