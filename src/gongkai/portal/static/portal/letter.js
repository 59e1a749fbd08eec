/* The work that a letter asks of the browser instead of a picture puzzle: a number whose digest begins with zeros.
   The server has signed the question and keeps neither it nor who was asked. Without this, a letter takes longer. */
async function found(token, bits) {
  const coder = new TextEncoder();
  for (let proof = 0; ; proof += 1) {
    const digest = new DataView(await crypto.subtle.digest("SHA-256", coder.encode(`${token}.${proof}`)));
    if (digest.getUint32(0) >>> (32 - bits) === 0) return proof;
  }
}

export async function run(form) {
  if (form.dataset.sent) return;
  form.dataset.sent = "1";
  const button = form.querySelector("button.p");
  const token = form.elements.token.value;
  button.setAttribute("aria-disabled", "true");
  button.textContent = document.documentElement.dataset.sending;
  if (window.crypto && crypto.subtle) form.elements.proof.value = await found(token, Number(form.dataset.bits));
  form.submit();
}
