// The names of emoji in the reader's language, and finding by them. Loaded when somebody looks for one.

const RECENT = "porukka:emoji";
const MOST_RECENT = 18;

/** How far a word is from what one emoji is called: the less, the better; Infinity if it means another. */
function distance({ name, names, further }, word) {
  if (name === word) return 0;
  if (name.startsWith(word)) return 1;
  if (names.includes(word)) return 1.5;
  if (names.some((one) => one.startsWith(word))) return 2;
  if (further.includes(word)) return 3;
  if (further.some((one) => one.startsWith(word))) return 4;
  return word.length > 2 && name.includes(word) ? 5 : Infinity;
}

class Names {
  constructor({ groups, common }) {
    this.groups = groups.map((group) =>
      group.map(([emoji, name, further]) => {
        const small = name.toLowerCase();
        return { emoji, title: name, name: small, names: small.split(/[\s:,]+/), further: further.toLowerCase().split(" ") };
      }),
    );
    this.all = this.groups.flat();
    this.common = new Set(common);
  }

  /** Those that all the words mean, the best first: common ones before others, short names before long ones. */
  find(text, most) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const far = (one) => Math.max(...words.map((word) => distance(one, word)));
    const judged = this.all.map((one) => [far(one) - 2 * this.common.has(one.emoji) + one.names.length / 100, one]);
    const meant = judged.filter(([much]) => much < Infinity).sort(([one], [other]) => one - other);
    return meant.slice(0, most).map(([, one]) => one);
  }

  recent() {
    const kept = this.kept();
    return kept.map((emoji) => this.all.find((one) => one.emoji === emoji)).filter(Boolean);
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(RECENT)) ?? [];
    } catch {
      return []; // a private window keeps nothing
    }
  }

  keep(emoji) {
    const kept = [emoji, ...this.kept().filter((one) => one !== emoji)].slice(0, MOST_RECENT);
    try {
      localStorage.setItem(RECENT, JSON.stringify(kept));
    } catch {
      // then the next page does not know it
    }
  }
}

export async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("no names");
  return new Names(await answer.json());
}
