/* For the page on which files are blackened: areas are drawn over the picture of a page. The list beside it is what is
   sent; without this script areas are typed there. Sides are percent of the page. */
(function () {
  var doc = document;
  var SPACE = "http://www.w3.org/2000/svg";
  var STEP = 0.5;
  var LEAST = 0.4;
  var NEW = { width: 30, height: 5 };
  var ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function within(value, least, most) { return Math.max(least, Math.min(most, value)); }
  function plain(value) { return String(Math.round(value * 10) / 10); }
  function made(name, parent) { return parent.appendChild(doc.createElementNS(SPACE, name)); }

  function placed(node, sides) {
    Object.keys(sides).forEach(function (name) { node.setAttribute(name, sides[name] + "%"); });
  }

  /* An area: its line in the list, which holds what is sent, and its shape if it lies on the page that is shown. */
  function Area(board, line, sides) {
    this.board = board;
    this.line = line;
    this.page = sides[0];
    this.left = sides[1];
    this.top = sides[2];
    this.right = sides[3];
    this.bottom = sides[4];
    if (this.page === board.page && board.svg) this.draw();
    var area = this;
    line.querySelector("button").addEventListener("click", function (event) { event.preventDefault(); area.remove(); });
    this.show();
  }

  Area.prototype.draw = function () {
    this.shape = made("g", this.board.svg);
    this.shape.setAttribute("tabindex", "0");
    this.shape.setAttribute("role", "application");
    this.black = made("rect", this.shape);
    this.handle = made("circle", this.shape);
    this.handle.setAttribute("r", "8");
    this.shape.addEventListener("keydown", this.pressed.bind(this));
    this.shape.area = this;
  };

  Area.prototype.show = function () {
    var sides = [this.left, this.top, this.right, this.bottom].map(function (side) { return side.toFixed(2); });
    var text = [this.page].concat(sides).join(" ");
    var told = { page: this.page, left: plain(this.left), top: plain(this.top), width: plain(this.right - this.left), height: plain(this.bottom - this.top) };
    var words = this.board.form.dataset.where.replace(/\{(\w+)\}/g, function (_, name) { return told[name]; });
    this.line.querySelector("input").value = text;
    this.line.querySelector("button").value = text;
    this.line.querySelectorAll("[data-words]").forEach(function (one) { one.textContent = words; });
    if (!this.shape) return;
    this.shape.setAttribute("aria-label", words);
    placed(this.black, { x: this.left, y: this.top, width: this.right - this.left, height: this.bottom - this.top });
    placed(this.handle, { cx: this.right, cy: this.bottom });
  };

  Area.prototype.move = function (across, down) {
    across = within(across, -this.left, 100 - this.right);
    down = within(down, -this.top, 100 - this.bottom);
    this.left += across;
    this.right += across;
    this.top += down;
    this.bottom += down;
    this.show();
  };

  Area.prototype.resize = function (across, down) {
    this.right = within(this.right + across, this.left + LEAST, 100);
    this.bottom = within(this.bottom + down, this.top + LEAST, 100);
    this.show();
  };

  /* From where drawing began to where the pointer is now, in whichever direction. */
  Area.prototype.span = function (from, to) {
    this.left = Math.min(from.x, to.x);
    this.right = Math.max(from.x, to.x);
    this.top = Math.min(from.y, to.y);
    this.bottom = Math.max(from.y, to.y);
    this.show();
  };

  Area.prototype.isTooSmall = function () { return this.right - this.left < LEAST || this.bottom - this.top < LEAST; };

  Area.prototype.pressed = function (event) {
    var way = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Delete" || event.key === "Backspace") this.remove();
    else if (way && event.shiftKey) this.resize(way[0] * STEP, way[1] * STEP);
    else if (way) this.move(way[0] * STEP, way[1] * STEP);
    else return;
    event.preventDefault();
  };

  Area.prototype.remove = function () {
    var next = this.line.nextElementSibling || this.line.previousElementSibling;
    this.gone();
    window.gk.announce(this.board.form.dataset.gone);
    var target = next ? next.querySelector("button") : this.board.form.querySelector("[data-new]");
    if (target) target.focus();
  };

  Area.prototype.gone = function () {
    var area = this;
    this.line.remove();
    if (this.shape) this.shape.remove();
    this.board.areas = this.board.areas.filter(function (one) { return one !== area; });
    this.board.count();
  };

  function Board(form) {
    var board = this;
    this.form = form;
    this.page = Number(form.dataset.page);
    this.list = form.querySelector("[data-areas]");
    this.frame = form.querySelector("[data-board]");
    this.svg = this.frame && this.frame.querySelector("svg");
    this.held = null;
    if (this.svg) this.prepare();
    this.areas = Array.from(this.list.children).map(function (line) {
      return new Area(board, line, line.querySelector("input").value.split(" ").map(Number));
    });
    this.leaving = false;
    form.addEventListener("submit", function () { board.leaving = true; });
    window.addEventListener("pageshow", function () { board.leaving = false; });
    window.addEventListener("beforeunload", function (event) {
      if (board.areas.length && !board.leaving) { event.preventDefault(); event.returnValue = ""; }
    });
  }

  Board.prototype.prepare = function () {
    var svg = this.svg;
    svg.textContent = "";
    svg.removeAttribute("aria-hidden");
    svg.removeAttribute("focusable");
    svg.addEventListener("pointerdown", this.taken.bind(this));
    svg.addEventListener("pointermove", this.drawn.bind(this));
    svg.addEventListener("pointerup", this.released.bind(this));
    svg.addEventListener("pointercancel", this.released.bind(this));
    this.form.querySelector("[data-new]").addEventListener("click", this.fresh.bind(this));
  };

  Board.prototype.add = function (sides) {
    if (this.areas.length >= Number(this.form.dataset.most)) {
      window.gk.announce(this.form.dataset.full);
      return null;
    }
    var line = this.form.querySelector("template").content.firstElementChild.cloneNode(true);
    this.list.appendChild(line);
    var area = new Area(this, line, [this.page].concat(sides));
    this.areas.push(area);
    this.count();
    return area;
  };

  /* A new area by the button: in the middle of what is seen of the page. */
  Board.prototype.fresh = function () {
    var box = this.frame.getBoundingClientRect();
    var seen = (Math.max(0, box.top) + Math.min(window.innerHeight, box.bottom)) / 2;
    var top = within(100 * (seen - box.top) / box.height, 0, 100 - NEW.height);
    var left = (100 - NEW.width) / 2;
    var area = this.add([left, top, left + NEW.width, top + NEW.height]);
    if (area) area.shape.focus();
  };

  Board.prototype.count = function () {
    var total = this.areas.length;
    var button = doc.querySelector("[data-apply]");
    var words = this.form.dataset;
    this.form.querySelector("[data-no-areas]").hidden = total > 0;
    if (button) button.textContent = (total > 1 ? words.many : total ? words.one : words.none).replace("{total}", total);
  };

  Board.prototype.point = function (event) {
    var box = this.svg.getBoundingClientRect();
    return {
      x: within(100 * (event.clientX - box.left) / box.width, 0, 100),
      y: within(100 * (event.clientY - box.top) / box.height, 0, 100)
    };
  };

  /* A finger scrolls the page and moves what is there; drawing is for mouse and pen. */
  Board.prototype.taken = function (event) {
    if (event.button || this.held) return;
    var shape = event.target.closest("g");
    var at = this.point(event);
    if (!shape && event.pointerType === "touch") return;
    event.preventDefault();
    var area = shape ? shape.area : this.add([at.x, at.y, at.x, at.y]);
    if (!area) return;
    var way = !shape ? "span" : event.target === area.handle ? "resize" : "move";
    this.held = { area: area, way: way, from: at, pointer: event.pointerId };
    this.svg.setPointerCapture(event.pointerId);
    area.shape.focus();
  };

  Board.prototype.drawn = function (event) {
    var held = this.held;
    if (!held || held.pointer !== event.pointerId) return;
    var at = this.point(event);
    if (held.way === "span") { held.area.span(held.from, at); return; }
    held.area[held.way](at.x - held.from.x, at.y - held.from.y);
    held.from = at;
  };

  Board.prototype.released = function (event) {
    var held = this.held;
    if (!held || held.pointer !== event.pointerId) return;
    this.held = null;
    if (held.way === "span" && held.area.isTooSmall()) held.area.gone();
  };

  doc.addEventListener("DOMContentLoaded", function () {
    var form = doc.querySelector("form[data-redact]");
    if (form) form.board = new Board(form);
  });
})();
