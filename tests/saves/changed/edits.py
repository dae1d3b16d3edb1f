"""What authors do to a story that somebody is in the middle of: fourteen edits, each on the text of a file."""

import re
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

HERE = Path(__file__).parent


@frozen
class Played:
    """A story, a trail through it, and the names that the edits are about.

    Attributes:
        scene: a scene on the trail; `after` is one further on.
        choice: the choice taken there, with its `words`.
        ending: the one the trail leads to; `other` is one it does not.
        flag: one that is set somewhere.
        stance: the usual one.
    """

    name: str
    trail: tuple[str, ...]
    scene: str
    choice: str
    words: str
    after: str
    ending: str
    other: str
    flag: str
    stance: str
    seat: str | None = None

    @property
    def text(self) -> str:
        return (HERE / f"{self.name}.yaml").read_text(encoding="utf-8")


def named_anew(text: str, scene: str, new: str, was: str = "") -> str:
    text = re.sub(rf"^  {scene}:$", f"  {new}:{was}", text, flags=re.MULTILINE)
    text = re.sub(rf"\b(go|to|start): {scene}\b(?!-)", rf"\1: {new}", text)
    return re.sub(
        rf"\b(visited|said)\({scene}\)|\bchose\({scene}\.", lambda m: m[0].replace(scene, new), text
    )


def block(text: str, head: str, margin: int) -> str:
    """The lines from a head to the next of the same margin."""
    start = text.index(head)
    end = re.compile(rf"^(?! {{{margin + 1}}}|$)", re.MULTILINE).search(text, start + len(head))
    return text[start : end.start() if end else len(text)]


def choice_block(story: Played) -> str:
    scene = block(story.text, f"  {story.scene}:\n", 2)
    before, _, _ = scene.partition(f"id: {story.choice}\n")
    return block(scene, before[before.rindex("      - ") :].split("\n")[0] + "\n", 6)


def scene_renamed_with_was(story: Played) -> str:
    return named_anew(story.text, story.scene, "somewhere-new", f"\n    was: {story.scene}")


def scene_renamed(story: Played) -> str:
    return named_anew(story.text, story.scene, "somewhere-new")


def scene_deleted(story: Played) -> str:
    without = story.text.replace(block(story.text, f"  {story.scene}:\n", 2), "")
    unasked = re.sub(rf"chose\({story.scene}\.[\w-]+\)", "leaned", without)
    return named_anew(unasked, story.scene, story.after)


def choice_inserted_above(story: Played) -> str:
    scene = block(story.text, f"  {story.scene}:\n", 2)
    new = "    choices:\n      - say: This is new.\n        id: new\n        shift: {trust: +1}\n"
    return story.text.replace(scene, scene.replace("    choices:\n", f"{new}        go: {story.after}\n", 1))


def choice_reworded(story: Played) -> str:
    assert story.words in story.text
    return story.text.replace(story.words, "The same in other words")


def choice_deleted(story: Played) -> str:
    text = story.text.replace(choice_block(story), "")
    return re.sub(rf"chose\({story.scene}\.{story.choice}\)", "leaned", text)


def choice_closed(story: Played) -> str:
    old = choice_block(story)
    new = re.sub(r"^        (if|locked): .*\n", "", old, flags=re.MULTILINE)
    return story.text.replace(
        old, new.replace(f"id: {story.choice}\n", f"id: {story.choice}\n        if: trust >= 9\n")
    )


def flag_and_counter_added(story: Played) -> str:
    return counter_added(story.text.replace("flags: [", "flags: [brand_new, "), "brand_new_too")


def flag_removed(story: Played) -> str:
    return re.sub(rf"\b{story.flag}\b", "leaned", without_flag(story.text, story.flag))


def flag_made_a_counter(story: Played) -> str:
    text = story.text.replace(f"        set: {story.flag}\n", "        add: {it: 1}\n")
    text = counter_added(without_flag(text, story.flag), "it")
    return re.sub(rf"\b{story.flag}\b", "it >= 1", re.sub(rf"\bnot {story.flag}\b", "it < 1", text))


def ending_removed(story: Played) -> str:
    without = story.text.replace(block(story.text, f"  {story.ending}:\n", 2), "")
    return named_anew(without, story.ending, story.other)


def seats_added(story: Played) -> str:
    if story.seat is not None:
        return story.text.replace("seats:\n", "seats:\n  third: {you: The one who watches., start: fence}\n")
    seats = "seats:\n  first: {you: The first., start: \\1}\n  second: {you: The second., start: \\1}\n"
    return re.sub(r"^start: (.*)\n", seats, story.text, flags=re.MULTILINE)


def stance_removed(story: Played) -> str:
    return re.sub(rf"\b{story.stance}\b", "worn_out", story.text)


def start_moved(story: Played) -> str:
    return re.sub(r"\bstart: [\w-]+(?=\n|\})", f"start: {story.after}", story.text)


def without_flag(text: str, flag: str) -> str:
    text = text.replace(f"        set: {flag}\n", "")
    return re.sub(r"^flags: \[(.*)\]\n", lambda found: flags_line(found[1], flag), text, flags=re.MULTILINE)


def flags_line(flags: str, gone: str) -> str:
    left = [flag for flag in flags.split(", ") if flag != gone]
    return f"flags: [{', '.join(left)}]\n" if left else ""


def counter_added(text: str, name: str) -> str:
    if "counters: {" in text:
        return text.replace("counters: {", f"counters: {{{name}: 2, ")
    return text.replace("scenes:\n", f"counters: {{{name}: 2}}\nscenes:\n", 1)


EDITS: dict[str, Callable[[Played], str]] = {
    "a scene renamed, with was": scene_renamed_with_was,
    "a scene renamed, without was": scene_renamed,
    "a scene deleted": scene_deleted,
    "a choice inserted above": choice_inserted_above,
    "a choice reworded": choice_reworded,
    "a choice deleted": choice_deleted,
    "a choice closed": choice_closed,
    "a flag and a counter added": flag_and_counter_added,
    "a flag removed": flag_removed,
    "a flag made a counter": flag_made_a_counter,
    "an ending removed": ending_removed,
    "seats added": seats_added,
    "a stance removed": stance_removed,
    "the start moved": start_moved,
}
STORIES = (
    Played(
        "sofa",
        ("gate.four-offered", "first-turn.stop", "bench.night", "bench.up", "hedge.your-back", "stuck.that-was-me",
         "phone.ring", "rain.call-steps"),
        scene="hedge", choice="your-back", words="Down. What did you do to your back?", after="stuck",
        ending="seats-two", other="still-there", flag="knows_back", stance="overloaded",
    ),
    Played(
        "bicycle", ("gate.night-before",),
        scene="gate", choice="night-before", words="Ask me the night before. Then it's yours.", after="saturday",
        ending="both-ways", other="one-key", flag="asked", stance="overloaded",
    ),
    Played(
        "ladder", ("yard.friday",),
        scene="yard", choice="friday", words="Ask me on Friday.", after="street",
        ending="roof", other="shed", flag="lent", stance="overloaded", seat="keeper",
    ),
    Played(
        "spare-key",
        ("third-cup.just", "the-ask.what-for", "what-for.hall-light", "the-door.lock-it", "cheese.gran", "one-am.eggs",
         "seven.plate", "the-week.which-day", "relay.door", "priya.otters", "ten-to-two.sit", "crisps.wave"),
        scene="one-am", choice="eggs", words="Not now. Come at seven, I'll be up.", after="seven",
        ending="the-viewing", other="subletting-your-patience", flag="hall_light", stance="overloaded",
    ),
)  # fmt: skip
