// Two conveniences of pages with texts; they work without them.
"use strict";

// An entry of a long article may stand in another part than the one that is shown.
const wanted = location.hash.startsWith("#s-") && document.querySelector(".sheet");
if (wanted && !document.getElementById(location.hash.slice(1))) {
  const address = new URL(location.href);
  if (!address.searchParams.has("at")) {
    address.searchParams.set("at", location.hash.slice("#s-".length));
    location.replace(address);
  }
}

// A file can be dropped anywhere on its form.
for (const field of document.querySelectorAll("[data-drop]")) {
  const form = field.closest("form");
  const input = field.querySelector("input[type=file]");
  const hint = document.createElement("p");
  hint.className = "note";
  hint.textContent = "You can also drop it here.";
  field.append(hint);
  form.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    field.classList.add("drop-over");
  });
  form.addEventListener("dragleave", () => field.classList.remove("drop-over"));
  form.addEventListener("drop", (event) => {
    field.classList.remove("drop-over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    input.focus();
  });
}
