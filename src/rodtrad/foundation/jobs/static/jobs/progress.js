// Follows a job that is at work. Without this file there is the link "Look again".
const box = document.querySelector("[data-job]");
const PAUSE = 2000;

/** Puts new parts in place of old ones, and only those that say something new: a screen reader hears no repetition. */
function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = box.querySelector(`[data-part="${part.dataset.part}"]`);
    const bar = part.querySelector("progress");
    const same = old.textContent === part.textContent && bar?.value === old.querySelector("progress")?.value;
    if (same || old.contains(document.activeElement)) continue;
    old.replaceChildren(...part.childNodes);
    if ("open" in part.dataset) old.dataset.open = part.dataset.open;
  }
}

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch(box.dataset.job, { credentials: "same-origin" });
      if (answer.ok && !answer.redirected) show(await answer.text());
    } catch {
      // no connection now; the next look may have one
    }
  }
  follow();
}

function follow() {
  if (box.querySelector("[data-part=words]").dataset.open) setTimeout(look, PAUSE);
}

if (box) follow();
