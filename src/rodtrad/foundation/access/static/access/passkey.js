// Passkeys: a form marked data-passkey asks the browser for one and sends what it answers. Without passkeys, or at an
// address of digits, where browsers refuse them, the form says so instead.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const credentials = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

/** What the server sends as text, as the browser wants it. */
function creation({ publicKey: key }) {
  return {
    publicKey: {
      ...key,
      challenge: bytes(key.challenge),
      user: { ...key.user, id: bytes(key.user.id) },
      excludeCredentials: credentials(key.excludeCredentials),
    },
  };
}

function request({ publicKey: key }) {
  return { publicKey: { ...key, challenge: bytes(key.challenge), allowCredentials: credentials(key.allowCredentials) } };
}

/** What the browser answers, as text for the server. */
function answer(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function options(form) {
  if (form.dataset.passkey !== "login") return JSON.parse(document.getElementById("passkey-options").textContent);
  const got = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!got.ok) throw new Error(String(got.status));
  return got.json();
}

async function ask(form) {
  const given = await options(form);
  if (form.dataset.passkey === "create") return navigator.credentials.create(creation(given.creation_options));
  return navigator.credentials.get(request(given.request_options));
}

function say(form, words) {
  const line = form.querySelector("[data-passkey-problem]");
  line.textContent = words;
  line.hidden = !words;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("button");
  form.hidden = false;
  if (/^[\d.]+$|^\[/.test(location.hostname)) {
    button.disabled = true;
    say(form, form.dataset.digits);
  } else if (!window.PublicKeyCredential) {
    button.disabled = true;
    say(form, form.dataset.lacking);
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say(form, "");
    try {
      form.elements.credential.value = JSON.stringify(answer(await ask(form)));
      form.submit();
    } catch (problem) {
      say(form, problem.name === "InvalidStateError" ? form.dataset.already : form.dataset.failed);
    }
  });
}
