/* For the workbench: saving while one types, and the keyboard. Words come from #words, in the reader's language. */
(function () {
  var doc = document;
  var words = (doc.getElementById("words") || { dataset: {} }).dataset;
  var PAUSE = 2000;
  var AT_LEAST = 30000;
  var AGAIN = 10000;
  var WEEK = 7 * 24 * 3600 * 1000;
  var PREFIX = "draft:";

  /* ---- Copies kept in this browser ---- */
  var shelf = {
    read: function (key) {
      try { return JSON.parse(localStorage.getItem(PREFIX + key)); } catch (blocked) { return null; }
    },
    write: function (key, fields) {
      try {
        localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), fields: fields }));
        return true;
      } catch (blocked) { return false; }
    },
    drop: function (test) {
      try {
        Object.keys(localStorage).forEach(function (name) {
          if (name.indexOf(PREFIX) === 0 && test(name.slice(PREFIX.length))) localStorage.removeItem(name);
        });
      } catch (blocked) { /* Nothing was kept. */ }
    }
  };

  function tidyShelf() {
    shelf.drop(function (key) {
      var copy = shelf.read(key);
      return !copy || Date.now() - copy.at > WEEK;
    });
    doc.querySelectorAll("[data-clear-draft]").forEach(function (mark) {
      var saved = mark.getAttribute("data-clear-draft");
      shelf.drop(function (key) { return key === saved; });
    });
  }

  function clockTime(at) {
    return new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai" });
  }

  /* ---- Saving a form while one types ---- */
  function Draft(form) {
    this.form = form;
    this.key = form.getAttribute("data-draft-key");
    this.local = Boolean(this.key) && !form.hasAttribute("data-no-local");
    this.line = form.querySelector("[data-save-line]") || doc.querySelector("[data-save-line]");
    this.dirty = this.saving = this.stopped = this.offering = false;
    this.timer = 0;
    this.tried = Date.now();
    this.listen();
    if (this.local) this.offer();
  }

  Draft.prototype.fields = function () {
    var list = [];
    new FormData(this.form).forEach(function (value, name) {
      if (typeof value === "string" && name !== "csrfmiddlewaretoken" && name !== "version") list.push([name, value]);
    });
    return list;
  };

  Draft.prototype.say = function (text, bad) {
    if (!this.line || this.line.textContent === text) return;
    this.line.textContent = text;
    this.line.classList.toggle("bad", Boolean(bad));
  };

  Draft.prototype.keep = function () {
    return this.local && !this.offering && shelf.write(this.key, this.fields());
  };

  Draft.prototype.later = function (wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.save.bind(this), wait);
  };

  Draft.prototype.typed = function () {
    this.dirty = true;
    this.keep();
    if (!this.stopped) this.later(Date.now() - this.tried > AT_LEAST ? 0 : PAUSE);
  };

  Draft.prototype.save = function () {
    if (!this.dirty || this.saving || this.stopped) return;
    var body = new FormData(this.form);
    Array.from(body.entries()).forEach(function (pair) { if (typeof pair[1] !== "string") body.delete(pair[0]); });
    this.dirty = false;
    this.saving = true;
    this.tried = Date.now();
    this.say(words.saving);
    fetch(this.form.getAttribute("data-autosave"), {
      method: "POST", body: body, credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" }
    }).then(this.answered.bind(this), this.failed.bind(this, "offline"));
  };

  Draft.prototype.answered = function (response) {
    var draft = this;
    if (response.ok) {
      return response.json().then(function (answer) { draft.saved(answer); }, function () { draft.failed("broken"); });
    }
    if (response.status === 409) return this.failed("conflict");
    var signedOut = response.type === "opaqueredirect" || response.status === 401 || response.status === 403;
    return this.failed(signedOut ? "signedout" : "broken");
  };

  Draft.prototype.saved = function (answer) {
    var version = this.form.elements.version;
    this.saving = false;
    if (version && answer.version !== undefined) version.value = answer.version;
    this.say(words.saved + " " + clockTime(Date.now()));
    if (this.dirty) this.later(PAUSE);
    else if (this.local && !this.offering) shelf.drop(function (key) { return key === this.key; }.bind(this));
  };

  Draft.prototype.failed = function (why) {
    var kept = this.keep();
    this.saving = false;
    this.dirty = true;
    this.say(words[why] + (kept ? words.kept : words.stay), true);
    if (why === "conflict") this.stopped = true;
    else if (!this.stopped) this.later(AGAIN);
  };

  Draft.prototype.listen = function () {
    var draft = this;
    this.form.addEventListener("input", function () { draft.typed(); });
    this.form.addEventListener("change", function () { draft.typed(); });
    this.form.addEventListener("submit", function () { draft.stopped = true; clearTimeout(draft.timer); });
    window.addEventListener("pageshow", function (event) { if (event.persisted) draft.stopped = false; });
    window.addEventListener("online", function () { draft.save(); });
    doc.addEventListener("visibilitychange", function () { if (doc.hidden) draft.save(); });
    window.addEventListener("beforeunload", function (event) {
      if (draft.dirty && !draft.stopped && !draft.keep()) { event.preventDefault(); event.returnValue = ""; }
    });
  };

  /* What was typed and did not reach the server is offered, never put back unasked. */
  Draft.prototype.offer = function () {
    var draft = this;
    var copy = shelf.read(this.key);
    var box = doc.querySelector("[data-restore]");
    if (!copy || !box || JSON.stringify(copy.fields) === JSON.stringify(this.fields())) return;
    var at = box.querySelector("[data-restore-at]");
    if (at) at.textContent = clockTime(copy.at);
    this.offering = true;
    box.hidden = false;
    function settle(restore) {
      draft.offering = false;
      box.hidden = true;
      if (restore) draft.fill(copy.fields);
      else shelf.drop(function (key) { return key === draft.key; });
      var first = draft.form.querySelector(".in, input:not([type=hidden])");
      if (first) first.focus();
    }
    box.querySelector("[data-restore-yes]").addEventListener("click", settle.bind(null, true));
    box.querySelector("[data-restore-no]").addEventListener("click", settle.bind(null, false));
  };

  Draft.prototype.fill = function (fields) {
    Array.from(this.form.elements).forEach(function (control) {
      if (!control.name || control.type === "file" || control.type === "hidden") return;
      var values = fields.filter(function (pair) { return pair[0] === control.name; }).map(function (pair) { return pair[1]; });
      if (control.type === "checkbox" || control.type === "radio") control.checked = values.indexOf(control.value) >= 0;
      else if (control.options) Array.from(control.options).forEach(function (one) { one.selected = values.indexOf(one.value) >= 0; });
      else if (values.length) control.value = values[0];
      control.dispatchEvent(new CustomEvent("refill"));
    });
    this.typed();
  };

  /* ---- Keyboard ---- */
  function lettersOff() {
    try { return localStorage.getItem("letters") === "off"; } catch (blocked) { return false; }
  }

  function step(items, move, mark) {
    var now = items.findIndex(function (one) { return one.classList.contains(mark); });
    var next = items[Math.max(0, Math.min(items.length - 1, now + move))];
    if (!next) return;
    items.forEach(function (one) { one.classList.toggle(mark, one === next); });
    var target = next.querySelector("a, button") || next;
    target.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function rows() { return Array.from(doc.querySelectorAll("[data-list] tbody tr")); }
  function findings() { return Array.from(doc.querySelectorAll("[data-finding]")); }

  function showKeys() {
    var box = doc.getElementById("keys");
    if (!box || box.open) return;
    if (box.showModal) box.showModal();
    else box.setAttribute("open", "");
  }

  var letters = {
    j: function () { step(rows(), 1, "at"); },
    k: function () { step(rows(), -1, "at"); },
    n: function () { step(findings(), 1, "at"); },
    p: function () { step(findings(), -1, "at"); },
    "?": showKeys
  };

  doc.addEventListener("keydown", function (event) {
    var command = event.ctrlKey || event.metaKey;
    var save = doc.querySelector("[data-save]");
    var submit = doc.querySelector("a[data-submit-page]");
    if (command && event.key === "s" && save) { event.preventDefault(); save.form.requestSubmit(save); return; }
    if (command && event.key === "Enter" && submit) { event.preventDefault(); submit.click(); return; }
    if (command || event.altKey || lettersOff()) return;
    if (event.target.closest("input, textarea, select, [contenteditable=true], dialog")) return;
    var act = letters[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) { event.preventDefault(); act(); }
  });

  var off = doc.querySelector("[data-keys-off]");
  if (off) {
    off.checked = lettersOff();
    off.addEventListener("change", function () {
      try { localStorage.setItem("letters", off.checked ? "off" : ""); } catch (blocked) { /* Until the page is left. */ }
    });
  }

  /* ---- Parts of a page that are fetched ---- */
  doc.addEventListener("htmx:beforeRequest", function (event) { event.detail.target.setAttribute("aria-busy", "true"); });
  doc.addEventListener("htmx:afterRequest", function (event) { event.detail.target.removeAttribute("aria-busy"); });
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach(function (name) {
    doc.addEventListener(name, function (event) {
      var reference = event.detail.xhr && event.detail.xhr.getResponseHeader("X-Reference");
      window.gk.announce(words.failed + (reference ? " " + reference : ""));
    });
  });

  doc.addEventListener("submit", function (event) {
    if (event.target.hasAttribute("data-signout")) shelf.drop(function () { return true; });
  });

  doc.addEventListener("DOMContentLoaded", function () {
    tidyShelf();
    doc.querySelectorAll("form[data-autosave]").forEach(function (form) { form.draft = new Draft(form); });
  });
})();
