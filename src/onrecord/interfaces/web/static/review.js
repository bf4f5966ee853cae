// Words of an article are chosen by selecting them; without this they are chosen by their numbers.
"use strict";

const form = document.querySelector("[data-correct]");
const passage = form && form.querySelector("#choose-words");

// Offsets of the record count code points; strings here count UTF-16 units.
const codePoints = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const paragraphOf = (node) => {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element && passage.contains(element) ? element.closest("p[data-start]") : null;
};

// The offset in the article of a place in the passage.
const offsetOf = (paragraph, node, place) => {
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, place);
  return Number(paragraph.dataset.start) + codePoints(before.toString());
};

// What is selected of the passage: its offsets, without the white space around it, and its words.
const selected = () => {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(passage)) return null;
  const parts = [];
  for (const paragraph of passage.querySelectorAll("p[data-start]")) {
    if (!range.intersectsNode(paragraph)) continue;
    const own = document.createRange();
    own.selectNodeContents(paragraph);
    if (paragraph.contains(range.startContainer)) own.setStart(range.startContainer, range.startOffset);
    if (paragraph.contains(range.endContainer)) own.setEnd(range.endContainer, range.endOffset);
    const text = own.toString();
    if (!text.trim()) continue;
    const start = offsetOf(paragraph, own.startContainer, own.startOffset);
    const lead = codePoints(text) - codePoints(text.trimStart());
    parts.push({ start: start + lead, end: start + lead + codePoints(text.trim()), text: text.trim() });
  }
  if (!parts.length) return null;
  return { start: parts[0].start, end: parts[parts.length - 1].end, text: parts.map((one) => one.text).join(" ") };
};

const setEnd = (select, offset, words) => {
  const value = offset === null ? "" : String(offset);
  let option = [...select.options].find((one) => one.value === value);
  if (!option) {
    option = new Option(words, value);
    select.add(option, 1);
  }
  select.value = value;
};

const setExtent = (extent, chosen) => {
  const [start, end] = extent.querySelectorAll("select");
  setEnd(start, chosen && chosen.start, "as selected");
  setEnd(end, chosen && chosen.end, "as selected");
  show(extent);
};

const extents = (name) => [...form.querySelectorAll(`[data-extent="${name}"]`)];
const ends = (extent) => [...extent.querySelectorAll("select")].map((one) => (one.value === "" ? null : Number(one.value)));
const isFilled = (extent) => ends(extent).every((one) => one !== null);

// The words between two offsets, as far as they are on the page.
const wordsBetween = (start, end) => {
  const found = [];
  for (const paragraph of passage.querySelectorAll("p[data-start]")) {
    const first = Number(paragraph.dataset.start);
    const text = [...paragraph.textContent];
    if (start < first + text.length && end > first) {
      found.push(text.slice(Math.max(start - first, 0), Math.max(end - first, 0)).join(""));
    }
  }
  return found.join(" ");
};

const show = (extent) => {
  const [start, end] = ends(extent);
  const now = extent.querySelector(".extent-now");
  const isWhole = start !== null && end !== null && start < end;
  // What stands elsewhere in the article was put there by the server.
  const words = isWhole ? wordsBetween(start, end) : "";
  if (words || !isWhole) now.textContent = words;
  mark();
};

// Words that are chosen now, marked in the passage.
const mark = () => {
  const chosen = { content: "mark-said", source: "mark-source", speaker: "mark-speaker" };
  for (const word of words) word.element.classList.remove(...Object.values(chosen));
  const isOfWords = form.querySelector('input[name="speaker"][value="words"]:checked');
  for (const [name, mark] of Object.entries(chosen)) {
    if (name === "speaker" && !isOfWords) continue;
    for (const extent of extents(name).filter(isFilled)) {
      const [start, end] = ends(extent);
      for (const word of words) {
        if (word.start < end && word.end > start) word.element.classList.add(mark);
      }
    }
  }
};

let words = [];

// The arrow keys go from word to word, and with shift select on.
const keys = () => {
  let first = 0;
  let last = 0;
  let isBegun = false;
  passage.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
    const isEdge = event.key === "Home" || event.key === "End";
    if ((!step && !isEdge) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const to = isEdge ? (event.key === "Home" ? 0 : words.length - 1) : last + (isBegun ? step : 0);
    last = Math.min(Math.max(to, 0), words.length - 1);
    if (!event.shiftKey || !isBegun) first = last;
    isBegun = true;
    const [from, until] = [words[Math.min(first, last)], words[Math.max(first, last)]];
    document.getSelection().setBaseAndExtent(
      from.element.firstChild, 0, until.element.firstChild, until.element.textContent.trimEnd().length);
    words[last].element.scrollIntoView({ block: "nearest" });
  });
};

const buttons = () => {
  const bar = document.createElement("div");
  bar.className = "choose-acts";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "What the selected words are");
  const told = document.createElement("p");
  told.className = "note";
  told.setAttribute("role", "status");
  let kept = null;
  const made = [];
  const add = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet small";
    button.textContent = label;
    button.disabled = true;
    // Pressing a button would take the selection away.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const chosen = selected() || kept;
      if (!chosen) return;
      act(chosen);
      told.textContent = `Chosen: “${chosen.text.slice(0, 120)}”`;
    });
    made.push(button);
    bar.append(button);
  };
  const content = extents("content");
  add(extents("speaker").length ? "These are the words said" : "These words tell it", (chosen) => {
    setExtent(content[0], chosen);
    for (const other of content.slice(1)) setExtent(other, null);
  });
  if (content.length > 1) {
    add("These too", (chosen) => {
      setExtent(content.find((one) => !isFilled(one)) || content[content.length - 1], chosen);
    });
  }
  if (extents("speaker").length) {
    add("These words name who said it", (chosen) => {
      form.querySelector('input[name="speaker"][value="words"]').checked = true;
      setExtent(extents("speaker")[0], chosen);
    });
    add("These words stand for who said it", (chosen) => setExtent(extents("source")[0], chosen));
  }
  document.addEventListener("selectionchange", () => {
    const chosen = selected();
    if (chosen) kept = chosen;
    for (const button of made) button.disabled = !kept;
  });
  passage.after(bar, told);
};

if (passage) {
  words = [...passage.querySelectorAll(".word")].map((element) => {
    const paragraph = paragraphOf(element);
    const start = offsetOf(paragraph, element, 0);
    return { element, start, end: start + codePoints(element.textContent.trimEnd()) };
  });
  passage.classList.add("selectable");
  document.getElementById("text").textContent = "The words";
  document.getElementById("how-to-choose").textContent =
    "Select words with the pointer, or with the arrow keys and shift, and press what they are.";
  keys();
  buttons();
  for (const extent of form.querySelectorAll("[data-extent]")) {
    extent.addEventListener("change", () => {
      if (extent.dataset.extent === "speaker") {
        form.querySelector('input[name="speaker"][value="words"]').checked = true;
      }
      show(extent);
    });
  }
  for (const radio of form.querySelectorAll('input[name="speaker"]')) radio.addEventListener("change", mark);
  mark();
}
