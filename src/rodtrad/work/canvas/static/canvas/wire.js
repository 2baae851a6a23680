// What the board's modules share: words, messages to the reader, and sending.

export const words = document.getElementById("board-words")?.dataset ?? {};

/** Fills {name} in words of the page. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");

/** An edit's own name, so that a second try changes nothing. Letters only: it can never look like a number. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => String.fromCharCode(97 + (byte % 26))).join("");
}

/** Says something quietly at the top of the board; ``action``: {text, run} or {text, href} behind it. */
export function say(text, action) {
  const line = document.getElementById("board-said");
  if (!line) return;
  line.textContent = text;
  if (!action) return;
  const doing = document.createElement(action.href ? "a" : "button");
  doing.textContent = action.text;
  if (action.href) doing.href = action.href;
  else {
    doing.type = "button";
    doing.addEventListener("click", () => action.run(doing));
  }
  line.append(" ", doing);
}

/** Tells that the session has ended, with the way back to this very page. */
export function saySignedOut() {
  const next = encodeURIComponent(location.pathname);
  say(words.signedOut, { text: words.signIn, href: `/konto/logga-in/?next=${next}` });
}

/** What an answer means: ok, clash, refused, gone, out (signed out) or away (try again later). */
function kindOf(response) {
  if (response.type === "opaqueredirect") return "out";
  if (response.status >= 500 || response.status === 429) return "away";
  if (response.ok) return "ok";
  return { 409: "clash", 422: "refused" }[response.status] ?? "gone";
}

/** Asks or sends; never throws. Returns {kind, status, body, ticket}: the last is the server's word for the next poll. */
export async function ask(url, fields, headers = {}) {
  const options = { headers: { Accept: "application/json", ...headers }, redirect: "manual", credentials: "same-origin" };
  if (fields) {
    options.method = "POST";
    options.headers["X-CSRFToken"] = document.querySelector("[name=csrfmiddlewaretoken]").value;
    options.body = new URLSearchParams(fields);
  }
  try {
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(15_000) });
    const kind = kindOf(response);
    const body = response.status === 204 || kind === "out" ? {} : await response.json().catch(() => ({}));
    return { kind, status: response.status, body, ticket: response.headers.get("X-Ticket") };
  } catch {
    return { kind: "away", status: 0, body: {} };
  }
}

export const codeOf = (card) => card.querySelector(".card-text a")?.pathname.split("/").at(-2) ?? "";
export const urlOf = (card) => card.querySelector(".card-text a").pathname;
export const kindOfCard = (card) => card.closest("[data-kind]")?.dataset.kind ?? "";
export const keyOf = (card) => card.id.replace(/^kort-/, "");
