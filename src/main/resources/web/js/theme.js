// Runs before anything is painted, so that nobody sees the other colours first.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("assay.theme");
  } catch {
    // Storage can be forbidden; then the system's colours hold.
  }
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
})();
