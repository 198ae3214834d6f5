/** The phone says day or night; there is nothing to choose. */
const dark = matchMedia("(prefers-color-scheme: dark)");
const show = (): void => {
  document.documentElement.dataset.theme = dark.matches ? "dark" : "light";
};
dark.addEventListener("change", show);
show();
