"use strict";
(function () {
  var root = document.documentElement;
  var calm = matchMedia("(prefers-reduced-motion: reduce)");

  document.querySelectorAll("[data-scripted]").forEach(function (part) {
    part.hidden = false;
  });

  function kept(name, value) {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch (error) {
      return null;
    }
    return value;
  }

  var themes = document.querySelectorAll('input[name="theme"]');
  themes.forEach(function (input) {
    if (input.value === kept("retold-theme")) input.checked = true;
    input.addEventListener("change", function () {
      kept("retold-theme", input.value);
    });
  });

  function unfold(node) {
    for (var fold = node; fold; fold = fold.parentElement) {
      if (fold.tagName === "DETAILS") fold.open = true;
    }
  }

  function flash(id, node) {
    var pieces = document.querySelectorAll('[data-cited~="' + CSS.escape(id) + '"]');
    document.querySelectorAll(".here").forEach(function (piece) {
      piece.classList.remove("here");
    });
    pieces.forEach(function (piece) {
      piece.classList.add("here");
    });
    (pieces.length ? Array.from(pieces) : [node]).forEach(function (piece) {
      piece.classList.remove("flash");
      void piece.offsetWidth;
      piece.classList.add("flash");
    });
  }

  function arrive() {
    var id = decodeURIComponent(location.hash.slice(1));
    var node = id && document.getElementById(id);
    if (!node) return;
    unfold(node);
    if (!node.hasAttribute("tabindex")) node.tabIndex = -1;
    node.focus({ preventScroll: true });
    var tall = node.getBoundingClientRect().height > innerHeight * 0.6;
    node.scrollIntoView({
      behavior: calm.matches ? "auto" : "smooth",
      block: tall ? "start" : "center",
    });
    flash(id, node);
  }
  addEventListener("hashchange", arrive);
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) arrive();
  });
  if (location.hash) arrive();

  document.querySelectorAll(".filter").forEach(function (filter) {
    var section = filter.closest("section");
    filter.addEventListener("change", function (event) {
      var kind = event.target.value;
      section.querySelectorAll(".finding").forEach(function (finding) {
        finding.hidden = kind !== "" && finding.dataset.kind !== kind;
      });
      section.querySelectorAll(".more").forEach(function (more) {
        more.hidden = !more.querySelector(".finding:not([hidden])");
        more.open = kind !== "" && !more.hidden;
      });
      section.querySelectorAll(".group").forEach(function (group) {
        var found = group.querySelector(".finding:not([hidden])");
        group.hidden = !found;
      });
    });
  });

  function step(by) {
    var all = Array.from(document.querySelectorAll(".finding:not([hidden])"));
    if (!all.length) return;
    var at = all.indexOf(document.activeElement.closest(".finding"));
    var to = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    unfold(all[to]);
    all[to].focus({ preventScroll: true });
    all[to].scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "start" });
  }

  addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") hide();
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "radio") return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });

  var note = document.createElement("div");
  note.className = "note";
  note.setAttribute("role", "tooltip");
  note.id = "note";
  note.hidden = true;
  document.body.appendChild(note);

  function hide() {
    note.hidden = true;
  }

  function show(tag) {
    var card = document.getElementById(tag.getAttribute("href").slice(1));
    if (!card || !card.dataset.claim) return hide();
    note.replaceChildren();
    Array.from(card.children).forEach(function (part) {
      if (!part.classList.contains("words")) note.appendChild(part.cloneNode(true));
    });
    note.querySelectorAll("a").forEach(function (link) {
      link.replaceWith(link.textContent);
    });
    note.hidden = false;
    var place = tag.getBoundingClientRect();
    var left = Math.max(8, Math.min(place.left, root.clientWidth - note.offsetWidth - 8));
    var below = place.bottom + 6;
    var fits = below + note.offsetHeight < innerHeight;
    note.style.left = left + scrollX + "px";
    note.style.top = (fits ? below : place.top - note.offsetHeight - 6) + scrollY + "px";
    tag.setAttribute("aria-describedby", "note");
  }

  document.querySelectorAll(".text .tag").forEach(function (tag) {
    tag.addEventListener("mouseenter", function () { show(tag); });
    tag.addEventListener("focus", function () { show(tag); });
    tag.addEventListener("mouseleave", hide);
    tag.addEventListener("blur", hide);
  });

  addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (fold) { fold.open = true; });
  });
})();
