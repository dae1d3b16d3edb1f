"""`bothways saves`: what is kept of a person's plays, listed, exported and forgotten."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from game import __version__
from game.plain.environment import Environment
from game.saves import Kept, Save, Store, all_kept, forget, readable, saves_home
from game.story.library import bundled_stories
from game.story.words import listed, meant

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
EXPORT_FORMAT = 1


def list_saves(environment: Environment) -> int:
    """Say what is kept, slot by slot."""
    shelf = _shelf(environment)
    if shelf is None:
        return PROBLEMS
    folder = saves_home(environment.variables)
    environment.out.say(f"Kept in {folder}:" if shelf else f"Nothing is kept in {folder}.")
    titles = {card.id: card.title for card in bundled_stories()}
    for kept in shelf:
        environment.out.say()
        for line in _described(kept, titles):
            environment.out.say(line)
    return FINE


def export_saves(environment: Environment, slot: str | None = None, to: Path | None = None) -> int:
    """Write one save, or all, as readable JSON to a file or to the output; never over a file that is there."""
    shelf = _shelf(environment)
    if shelf is None:
        return PROBLEMS
    chosen = shelf if slot is None else _named(shelf, slot, environment)
    if chosen is None:
        return WRONG_USE
    saves = [kept.save for kept in chosen if kept.save is not None]
    if not saves:
        environment.errors.say("There is no save that can be read, so there is nothing to export.")
        return PROBLEMS
    text = exported(saves)
    if to is None:
        environment.out.show(text)
        return FINE
    return _write(f"{text}\n", to, _counted(len(saves), "save"), environment)


def forget_saves(environment: Environment, slot: str | None, *, yes: bool = False) -> int:
    """Delete one slot, or with None all, after saying which; asks, unless told `yes`."""
    shelf = _shelf(environment)
    if shelf is None:
        return PROBLEMS
    chosen = shelf if slot is None else _named(shelf, slot, environment)
    if chosen is None:
        return WRONG_USE
    if not chosen:
        environment.out.say("Nothing is kept, so there is nothing to forget.")
        return FINE
    environment.out.say("This deletes for good, and nobody can bring it back:")
    for kept in chosen:
        environment.out.say(f"- {kept.slot}: {_in_short(kept)}")
    if not yes and not environment.interactive:
        environment.errors.say("Nothing is deleted yet. To do it without being asked, add --yes.")
        return WRONG_USE
    if not yes and (environment.out.ask("Type yes to delete it:") or "").lower() != "yes":
        environment.out.say("Nothing is deleted.")
        return FINE
    store = Store(saves_home(environment.variables))
    codes = [_forget(kept, store, environment) for kept in chosen]
    if slot is not None and (beside := [kept.slot for kept in shelf if _beside(kept, chosen[0])]):
        environment.out.say(f"Still kept of the same story: {listed(beside)}.")
    return max(codes)


def exported(saves: list[Save]) -> str:
    """Saves in the form that docs/saves.md describes."""
    plays = [{**readable(save), "generation": save.generation} for save in saves]
    whole = {"bothways-export": EXPORT_FORMAT, "game": __version__, "saves": plays}
    return json.dumps(whole, indent=2, ensure_ascii=True)


def _shelf(environment: Environment) -> tuple[Kept, ...] | None:
    """All that is kept; None, after saying so, when the folder cannot be read."""
    folder = saves_home(environment.variables)
    try:
        return tuple(kept for kept in all_kept(folder) if not kept.is_bare)
    except NotADirectoryError:
        return ()
    except OSError as error:
        environment.errors.say(f"{folder} cannot be read: {error.strerror}.")
        return None


def _write(text: str, to: Path, what: str, environment: Environment) -> int:
    try:
        with (environment.folder / to).open("x", encoding="ascii", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        environment.errors.say(f"{to} is there already, and stays as it is. Choose another name.")
        return PROBLEMS
    except OSError as error:
        environment.errors.say(f"{to} cannot be written: {error.strerror}.")
        return PROBLEMS
    environment.out.say(f"{to} is written, with {what} in it.")
    return FINE


def _named(shelf: tuple[Kept, ...], slot: str, environment: Environment) -> tuple[Kept, ...] | None:
    found = tuple(kept for kept in shelf if kept.slot == slot)
    if not found:
        hint = meant(slot, [kept.slot for kept in shelf])
        environment.errors.say(f"Nothing is kept as “{slot}”. {hint}For all of it: bothways saves list")
    return found or None


def _forget(kept: Kept, store: Store, environment: Environment) -> int:
    with ExitStack() as locks:
        if not locks.enter_context(store.held(kept.slot)):
            environment.errors.say(
                f"{kept.slot} is open in another window, and stays. Leave the story there first."
            )
            return PROBLEMS
        try:
            forget(kept)
        except OSError as error:
            environment.errors.say(f"{kept.slot} cannot be deleted: {error.strerror}.")
            return PROBLEMS
    environment.out.say(f"{kept.slot} is deleted.")
    return FINE


def _described(kept: Kept, titles: Mapping[str, str]) -> Iterator[str]:
    save = kept.save
    title = titles.get(save.story) if save is not None else None
    yield f"{kept.slot}, {title}" if title else kept.slot
    if save is not None:
        yield f"  story: {save.story}"
        yield f"  choices taken: {len(save.trail)}"
        yield f"  endings found: {listed(save.endings)}"
        yield f"  generation: {save.generation}"
        if title and save.trail and save.slot != save.story:
            yield f"  to go on with it: bothways play {save.story} --from {save.slot}"
    for path in kept.damaged:
        yield f"  damaged: {path.name}"
    for wrong in kept.unread:
        yield f"  not read: {wrong}"


def _in_short(kept: Kept) -> str:
    parts = []
    if kept.save is not None:
        parts = [
            _counted(len(kept.save.trail), "choice"),
            f"{_counted(len(kept.save.endings), 'ending')} found",
        ]
    unread = len(kept.damaged) + len(kept.unread)
    return ", ".join([*parts, *([_counted(unread, "damaged or unread file")] if unread else [])])


def _beside(kept: Kept, gone: Kept) -> bool:
    return kept is not gone and kept.slot.split("--", 1)[0] == gone.slot.split("--", 1)[0]


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
