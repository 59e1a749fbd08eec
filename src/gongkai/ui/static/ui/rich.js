/* Puts the rich-text editor over textarea[data-rich]. The textarea stays: it carries the text, and it is the fallback. */
(function () {
  var doc = document;
  var words = (doc.getElementById("words") || { dataset: {} }).dataset;
  var KEPT = "p h2 h3 strong b em ul ol li a table thead tbody tr th td br blockquote".split(" ");
  var ATTRIBUTES = { a: ["href"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] };
  var RENAMED = { h1: "h2", h4: "h3", h5: "h3", h6: "h3", div: "p" };
  var GONE = ["script", "style", "head", "meta", "title", "link", "xml", "colgroup", "col"];

  /* The content policy forbids inline styles and scripts, and the browser reports them even while it only parses. */
  function unstyled(html) {
    return html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, function (tag) {
      return tag.replace(/\s(?:style|on\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "");
    });
  }

  /* Leaves the structure of pasted or stored text and takes its looks away: looks are the stylesheet's. */
  function plain(html) {
    var source = new DOMParser().parseFromString(unstyled(html), "text/html");
    var target = doc.implementation.createHTMLDocument("");
    function copy(from, to) {
      from.childNodes.forEach(function (node) {
        if (node.nodeType === Node.TEXT_NODE) { to.appendChild(target.createTextNode(node.data)); return; }
        if (node.nodeType !== Node.ELEMENT_NODE) return;
        var tag = node.tagName.toLowerCase();
        if (GONE.indexOf(tag) >= 0) return;
        if (RENAMED[tag] && !(tag === "div" && node.querySelector("p, div, table, ul, ol, h1, h2, h3"))) tag = RENAMED[tag];
        if (KEPT.indexOf(tag) < 0) { copy(node, to); return; }
        var twin = target.createElement(tag);
        (ATTRIBUTES[tag] || []).forEach(function (name) {
          var value = node.getAttribute(name);
          if (value && value !== "1") twin.setAttribute(name, value);
        });
        copy(node, twin);
        to.appendChild(twin);
      });
    }
    copy(source.body, target.body);
    return target.body.innerHTML.replace(/<(h[23]|strong|b|em|li)>(<br>)?<\/\1>/g, "").replace(/(<p>(<br>)?<\/p>)+$/, "");
  }

  function pasted(editor, event) {
    var html = event.clipboardData.getData("text/html");
    if (!html) return true;
    event.preventDefault();
    editor.dangerouslyInsertHtml(plain(html));
    return false;
  }

  function settings(area) {
    return {
      placeholder: area.placeholder,
      autoFocus: false,
      scroll: true,
      customPaste: pasted,
      onChange: function (editor) { write(area, editor); },
      hoverbarKeys: {
        text: { menuKeys: [] },
        link: { menuKeys: ["editLink", "unLink", "viewLink"] },
        table: { menuKeys: ["tableHeader", "insertTableRow", "deleteTableRow", "insertTableCol", "deleteTableCol", "deleteTable"] }
      }
    };
  }

  function write(area, editor) {
    var html = editor.isEmpty() ? "" : plain(editor.getHtml());
    if (html === area.richSeen) return;
    area.richSeen = html;
    area.value = html;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function part(name, parent) {
    var box = doc.createElement("div");
    box.className = name;
    parent.appendChild(box);
    return box;
  }

  /* The editable text takes over the textarea's name, hint and error, so that links and labels lead to it. */
  function introduce(area, editable, label) {
    editable.id = area.id;
    area.removeAttribute("id");
    editable.tabIndex = 0;
    editable.setAttribute("role", "textbox");
    editable.setAttribute("aria-multiline", "true");
    ["aria-describedby", "aria-invalid"].forEach(function (name) {
      if (area.hasAttribute(name)) editable.setAttribute(name, area.getAttribute(name));
    });
    if (!label) return;
    label.id = editable.id + "_label";
    editable.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", function () { editable.focus(); });
  }

  /* Every control by keyboard and by name: the editor draws its buttons late and marks their state by class alone. */
  function name(frame) {
    frame.querySelectorAll("button[data-menu-key]").forEach(function (button) {
      var word = words[button.dataset.menuKey];
      if (word && button.textContent !== word) button.textContent = word;
      if (!word) button.setAttribute("aria-label", (button.dataset.tooltip || "").split("\n")[0]);
      button.setAttribute("aria-disabled", String(button.classList.contains("disabled")));
      button.setAttribute("aria-pressed", String(button.classList.contains("active")));
    });
  }

  function bind(area) {
    var maker = window.wangEditor;
    var label = doc.querySelector('label[for="' + area.id + '"]');
    var before = area.value;
    var frame = doc.createElement("div");
    frame.className = "rich";
    area.after(frame);
    var bar = part("rich-bar", frame);
    var text = part("rich-text prose", frame);
    var editor = maker.createEditor({ selector: text, html: plain(before) || "<p><br></p>", config: settings(area), mode: "default" });
    maker.createToolbar({
      editor: editor, selector: bar, mode: "simple",
      config: { toolbarKeys: ["header2", "header3", "bold", "|", "bulletedList", "numberedList", "insertLink", "insertTable", "|", "undo", "redo"] }
    });
    area.hidden = true;
    area.value = before;
    area.richSeen = editor.isEmpty() ? "" : plain(editor.getHtml());
    introduce(area, text.querySelector("[contenteditable]"), label);
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", words.toolbar);
    new MutationObserver(function () { name(frame); }).observe(frame, { attributeFilter: ["class"], childList: true, subtree: true });
    name(frame);
    /* Tab leaves the text instead of being typed: nobody is caught in it. */
    text.addEventListener("keydown", function (event) { if (event.key === "Tab") event.stopPropagation(); }, true);
    area.addEventListener("refill", function () { editor.setHtml(plain(area.value) || "<p><br></p>"); });
    area.richEditor = editor;
  }

  doc.addEventListener("DOMContentLoaded", function () {
    if (!window.wangEditor) return;
    if (doc.documentElement.lang.indexOf("en") === 0) window.wangEditor.i18nChangeLanguage("en");
    doc.querySelectorAll("textarea[data-rich]").forEach(bind);
  });
})();
