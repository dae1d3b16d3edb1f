// inkjs, the ink engine in JavaScript: node inkjs_player.cjs INKJS COMPILED SECONDS
const fs = require("fs");
const crypto = require("crypto");
const [inkjs, path, seconds] = process.argv.slice(2);
const { Story } = require(inkjs);

const story = new Story(fs.readFileSync(path, "utf8").replace(/^\ufeff/, ""));

function play(number, note) {
  story.ResetState();
  let taken = 0;
  for (;;) {
    const text = story.canContinue ? story.ContinueMaximally() : "";
    const choices = story.currentChoices.map((choice) => choice.text);
    if (note) note(text, choices);
    if (!choices.length) return taken;
    number = (number * 48271) % 2147483647;
    story.ChooseChoiceIndex(number % choices.length);
    taken += 1;
  }
}

const digest = crypto.createHash("sha256");
const note = (text, choices) => digest.update(`${text.trim().split(/\s+/).join(" ")}|${choices.join("|")}\n`);
for (let seed = 1; seed <= 3; seed += 1) play(seed, note);

let taken = 0;
let seed = 3;
const began = process.cpuUsage();
const took = () => {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
};
while (took() < Number(seconds)) {
  seed += 1;
  taken += play(seed, null);
}
console.log(JSON.stringify({ choices: taken, seconds: took(), digest: digest.digest("hex").slice(0, 12) }));
