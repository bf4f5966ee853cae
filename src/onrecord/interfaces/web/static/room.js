// Small conveniences; every page works without them, and nothing is remembered.
"use strict";

// "/" goes to the search box, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("[data-slash]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// A button that copies what stands in the element that data-copy names; there only where it works.
for (const place of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(place.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "Copy";
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  told.className = "note";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      told.textContent = " Copied";
    } catch {
      told.textContent = " Could not be copied: select it and copy it by hand";
    }
  });
  place.append(button, told);
}
