// Passkeys: the browser's own WebAuthn, in JSON. Without it the e-mailed code works for everybody.

const able = "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential;

const ceremonies = {
  async add(form) {
    const { publicKey } = read(form.dataset.options);
    // A passkey opens the door alone: it lives in the device and asks its owner for a gesture.
    publicKey.authenticatorSelection = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
  },
  async again(form) {
    return ask(read(form.dataset.options));
  },
  async login(form) {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no options");
    return ask((await answer.json()).request_options);
  },
};

function read(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

function ask({ publicKey }) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!able) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const alert = form.querySelector("[role=alert]");
    alert.hidden = true;
    try {
      const credential = await ceremonies[form.dataset.passkey](form);
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      delete form.dataset.sent;
      alert.hidden = false;
    }
  });
}
