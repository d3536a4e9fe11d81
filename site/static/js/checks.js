// Checks of ours for Wagtail's content checker: each answers whether the part is right. Rules and words: cms/checker.py.
const VAGUE = /^(cliquez ici|ici|en savoir plus|lire la suite|plus d['’]infos?|voir|lien|suite|pdf)$/i;
const FORMAT_AND_WEIGHT = /\((PDF|ODT|DOCX)\b.*\d\s?(Ko|Mo)\)/i;
const LONGEST_SENTENCE = 40;

const words = (part) => part.textContent.replace(/\s+/g, " ").trim();

const checks = {
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
