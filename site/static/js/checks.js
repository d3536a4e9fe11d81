// Checks of ours for Wagtail's content checker: each answers whether the part is right. Rules and words: cms/checker.py.
const VAGUE = /^(cliquez ici|ici|en savoir plus|lire la suite|plus d['’]infos?|voir|lien|suite|pdf)$/i;
const FORMAT_AND_WEIGHT = /\((PDF|ODT|DOCX)\b.*\d\s?(Ko|Mo)\)/i;
const LONGEST_SENTENCE = 40;
const FILE_NAME = /^(IMG|DSC|PXL)[\W_]?\d|\.(jpe?g|png)$/i;

const words = (part) => part.textContent.replace(/\s+/g, " ").trim();

const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
// The admin proposes the title of a picture, which is the name of its file until somebody changes it.
const fileOf = (image) => image.currentSrc.split("/").pop().split(".")[0].replace(/_[A-Za-z0-9]{7}$/, "");

const checks = {
  "image-nom-de-fichier": (image) =>
    !image.alt || !(FILE_NAME.test(image.alt.trim()) || plain(image.alt) === plain(fileOf(image))),
  "titre-majuscules": (title) => {
    const letters = words(title).replace(/[^\p{L}]/gu, "");
    return letters.length < 6 || letters !== letters.toLocaleUpperCase("fr");
  },
  "lien-vague": (link) => !VAGUE.test((link.getAttribute("aria-label") ?? words(link)).replace(/[.…!:\s]+$/, "")),
  "lien-document": (link) => FORMAT_AND_WEIGHT.test(words(link)),
  "phrase-longue": (text) =>
    words(text)
      .split(/[.!?…]\s/)
      .every((sentence) => sentence.split(" ").length <= LONGEST_SENTENCE),
};

for (const [name, check] of Object.entries(checks)) {
  window.wagtail?.userbar?.registerCheck(name, check);
}
