// Passkeys: the browser's ceremony between two plain posts. The options come from the page, or for signing in from the form's address.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

function readable(options) {
  const key = options.publicKey;
  return { ...options, publicKey: {
    ...key,
    challenge: bytes(key.challenge),
    ...(key.user && { user: { ...key.user, id: bytes(key.user.id) } }),
    ...(key.allowCredentials && { allowCredentials: known(key.allowCredentials) }),
    ...(key.excludeCredentials && { excludeCredentials: known(key.excludeCredentials) }),
  } };
}

function sendable(credential) {
  const { response } = credential;
  const sent = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) if (response[part]) sent[part] = text(response[part]);
  if (response.getTransports) sent.transports = response.getTransports();
  const { id, type, rawId, authenticatorAttachment } = credential;
  return { id, type, rawId: text(rawId), authenticatorAttachment, response: sent, clientExtensionResults: credential.getClientExtensionResults() };
}

function without(form, options) {
  // With "alone, without a password" the device has to keep the key and to check the person.
  const alone = form.elements.passwordless?.checked ?? false;
  const chosen = { ...options.publicKey.authenticatorSelection, residentKey: alone ? "required" : "discouraged", requireResidentKey: alone };
  if (alone) chosen.userVerification = "required";
  return { ...options, publicKey: { ...options.publicKey, authenticatorSelection: chosen } };
}

async function credentialFor(form) {
  if (form.dataset.passkey === "sign-in") {
    const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) throw new Error(`passkey options: ${answer.status}`);
    return navigator.credentials.get(readable((await answer.json()).request_options));
  }
  const data = JSON.parse(document.getElementById("passkey-options").textContent);
  if (form.dataset.passkey === "create") return navigator.credentials.create(readable(without(form, data.creation_options)));
  return navigator.credentials.get(readable(data.request_options));
}

async function use(form, button) {
  const failed = document.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  button.setAttribute("aria-busy", "true");
  try {
    form.elements.credential.value = JSON.stringify(sendable(await credentialFor(form)));
    form.submit();
  } catch {
    failed.hidden = false;
    button.removeAttribute("aria-busy");
  }
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey-area]").forEach((area) => { area.hidden = false; });
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const button = form.querySelector("button[type=button]");
    button.addEventListener("click", () => use(form, button));
    form.addEventListener("submit", (event) => { event.preventDefault(); use(form, button); });
  });
}
