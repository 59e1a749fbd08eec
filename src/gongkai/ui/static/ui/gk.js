/* For every page. Pages work without it; it only makes them easier.
   Loaded in the head and not deferred: the reader's size, contrast and theme are set before the page is painted. */
(function () {
  var doc = document;
  var root = doc.documentElement;

  ["size", "contrast", "theme"].forEach(function (name) {
    try {
      var value = localStorage.getItem(name);
      if (value) root.setAttribute("data-" + name, value);
    } catch (blocked) { /* Storage may be switched off: the page is then shown as it comes. */ }
  });

  function store(name, value) {
    root.setAttribute("data-" + name, value);
    try { localStorage.setItem(name, value); } catch (blocked) { /* Not remembered, but in force. */ }
  }

  function announce(text) {
    var live = doc.getElementById("live");
    if (!live) return;
    live.textContent = "";
    setTimeout(function () { live.textContent = text; }, 50);
  }

  /* Reading aids: text size, contrast, dark. */
  function toggle(button, name, on) {
    var value = root.getAttribute("data-" + name) === on ? "" : on;
    store(name, value);
    button.setAttribute("aria-pressed", String(Boolean(value)));
  }

  function showPressed() {
    [["contrast", "high"], ["theme", "dark"]].forEach(function (pair) {
      doc.querySelectorAll("[data-" + pair[0] + "-toggle]").forEach(function (button) {
        button.setAttribute("aria-pressed", String(root.getAttribute("data-" + pair[0]) === pair[1]));
      });
    });
  }

  /* The drawer on narrow screens. */
  function drawer(open) {
    var side = doc.getElementById("side");
    var burger = doc.querySelector("[data-burger]");
    if (!side || !burger || side.classList.contains("open") === open) return;
    side.classList.toggle("open", open);
    burger.setAttribute("aria-expanded", String(open));
    if (open) side.querySelector("a").focus();
    else burger.focus();
  }

  function copy(button) {
    var wanted = button.getAttribute("data-copy") || location.href;
    var text = new URL(wanted, location.href).href;
    if (button.hasAttribute("data-copy-text")) text = button.getAttribute("data-copy-text");
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(function () { announce(root.dataset.copied); });
      return;
    }
    var area = doc.createElement("textarea");
    area.value = text;
    doc.body.appendChild(area);
    area.select();
    if (doc.execCommand("copy")) announce(root.dataset.copied);
    area.remove();
    button.focus();
  }

  /* What few readers ask for is fetched when they do: the first module runs and gets the others. */
  function load(element, failed) {
    Promise.all(element.dataset.modules.split(" ").map(function (one) { return import(one); })).then(function (parts) {
      parts[0].run.apply(null, [element].concat(parts.slice(1)));
    }, failed);
  }

  doc.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) {
      var menu = doc.querySelector("details[data-menu][open]");
      if (menu && !menu.contains(event.target)) menu.open = false;
      if (!event.target.closest("#side")) drawer(false);
      return;
    }
    if (button.hasAttribute("data-size-up")) store("size", String((Number(root.dataset.size || 0) + 1) % 4));
    if (button.hasAttribute("data-contrast-toggle")) toggle(button, "contrast", "high");
    if (button.hasAttribute("data-theme-toggle")) toggle(button, "theme", "dark");
    if (button.hasAttribute("data-burger")) drawer(button.getAttribute("aria-expanded") !== "true");
    if (button.hasAttribute("data-copy") || button.hasAttribute("data-copy-text")) copy(button);
    if (button.hasAttribute("data-print")) window.print();
    if (button.hasAttribute("data-modules")) load(button, function () {
      button.closest("section").querySelector("[data-result]").textContent = button.dataset.failed;
    });
  });

  doc.addEventListener("keydown", function (event) {
    var typing = event.target.closest("input, textarea, select, [contenteditable=true]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      var search = doc.querySelector("[data-search]");
      if (search) { event.preventDefault(); search.focus(); }
    }
    if (event.key === "Escape") {
      drawer(false);
      var menu = doc.querySelector("details[data-menu][open]");
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
    }
  });

  /* A form is sent once. The button stays focusable; the server refuses doubles as well. */
  doc.addEventListener("submit", function (event) {
    var form = event.target;
    var button = event.submitter;
    if (form.hasAttribute("data-modules")) {
      event.preventDefault();
      load(form, function () { form.submit(); });
    }
    if (event.defaultPrevented || form.method !== "post" || (button && button.hasAttribute("data-keep"))) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    if (!button) return;
    button.dataset.words = button.innerHTML;
    button.setAttribute("aria-disabled", "true");
    button.textContent = button.getAttribute("data-busy") || root.dataset.sending;
  });

  /* Coming back with the browser's back button: the form can be sent again. */
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    doc.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
      form.querySelectorAll("[data-words]").forEach(function (button) {
        button.innerHTML = button.dataset.words;
        button.removeAttribute("aria-disabled");
      });
    });
  });

  /* Files dropped on a file field. The field itself stays usable by click and keyboard. */
  ["dragover", "dragleave", "drop"].forEach(function (kind) {
    doc.addEventListener(kind, function (event) {
      var area = event.target.closest && event.target.closest("[data-drop]");
      if (!area) return;
      event.preventDefault();
      area.classList.toggle("over", kind === "dragover");
      if (kind !== "drop" || !event.dataTransfer.files.length) return;
      var field = area.querySelector("input[type=file]");
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });

  doc.addEventListener("DOMContentLoaded", function () {
    showPressed();
    doc.querySelectorAll("[data-scripted]").forEach(function (one) { one.hidden = false; });
    /* What a picture says behind the # is filled in, and taken out of the address: no history keeps it. */
    var filled = doc.querySelector("[data-from-hash]");
    if (filled && /^#\d{16}$/.test(location.hash)) {
      filled.value = location.hash.slice(1);
      history.replaceState(null, "", location.pathname);
    }
    var first = doc.querySelector("[data-focus]");
    if (first) first.focus();
  });
  window.gk = { announce: announce };
})();
