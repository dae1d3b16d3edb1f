"""The command line: each command hands straight to one folder, which is imported only when it runs."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from game import __version__
from game.cli import examples, options

if TYPE_CHECKING:
    from game.plain.environment import Environment
    from game.plain.ways import Ways
    from game.saves import Store
    from game.story.model import Story

YOUNG = 20_000  # objects made before Python looks for rings: at a start nearly all of them are there to stay
PROG = "bothways"
HIGHEST_PORT = 65_535


class ExitCode(IntEnum):
    """What the command tells the shell."""

    FINE = 0
    PROBLEMS = 1
    WRONG_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    gc.set_threshold(YOUNG)
    arguments = sys.argv[1:] if arguments is None else arguments
    given = _parser(arguments).parse_args(arguments)
    from game.plain.environment import Environment  # noqa: PLC0415 - `--version` needs none of it

    environment = Environment.of_process()
    run: Callable[[argparse.Namespace, Environment], int] = getattr(given, "run", _play)
    try:
        return run(given, environment)
    except BrokenPipeError:
        sys.stderr.close()
        return ExitCode.FINE
    except KeyboardInterrupt:
        return 130


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """What can be asked for; of the commands, only the one that these arguments name where they name one."""
    parser = argparse.ArgumentParser(
        prog=PROG,
        description="Short stories about leaning on each other, and the tools to write them.",
        epilog=examples.ALL,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"bothways {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=PROG)
    known = _commands()
    first = arguments[0] if arguments else "play"  # which is what happens without arguments
    for command in [command for command in known if command.name == first] or known:
        command.options(_added(commands, command))
    return parser


class _Command(NamedTuple):
    """A command: what it is called and does, examples, what runs it, and what adds its own arguments."""

    name: str
    help: str
    epilog: str
    run: Callable[[argparse.Namespace, "Environment"], int]
    options: Callable[[argparse.ArgumentParser], None]


def _commands() -> tuple[_Command, ...]:
    """Every command, in the order in which the help lists them."""
    return (
        _Command("play", "play a story", examples.PLAY, _play, options.play),
        _Command("check", "say what is wrong with stories", examples.CHECK, _check, options.check),
        _Command("prove", "say what is true of all plays of a story", examples.PROVE, _prove, options.prove),
        _Command("graph", "draw a story as a picture, with its odds", examples.GRAPH, _graph, options.graph),
        _Command("explain", "say what a problem's code means", examples.EXPLAIN, _explain, options.explain),
        _Command("concepts", "show the concept cards", examples.CONCEPTS, _concepts, options.concepts),
        _Command("new", "begin a story", examples.NEW, _new, options.new),
        _Command("workshop", "hold a workshop", examples.WORKSHOP, _workshop, options.workshop),
        _Command(
            "saves",
            "list, export or forget what is kept of your plays",
            examples.SAVES,
            _saves,
            options.saves,
        ),
        _Command("doctor", "say what a bug report needs", examples.DOCTOR, _doctor, options.none),
    )


def _added(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", command: _Command
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        command.name,
        help=command.help,
        description=f"{command.help[0].upper()}{command.help[1:]}.",
        epilog=command.epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=command.run)
    return parser


def _play(given: argparse.Namespace, environment: "Environment") -> int:
    from game.plain.ways import Ways  # noqa: PLC0415 - each command imports its own folder

    asked = {name: getattr(given, name, None) for name in ("story", "seat", "policy")}
    options = ("plain", "peek", "ascii", "private", "go_on", "skip", "short")
    wants = {name: getattr(given, name, False) for name in options}
    slot = getattr(given, "slot", None)
    ways = Ways(
        seat=asked["seat"],
        stances=dict(getattr(given, "stance", ())),
        policy=asked["policy"],
        peek=wants["peek"],
        named=asked["story"] or "",
        plain=wants["plain"],
        ascii_only=wants["ascii"],
        skip=wants["skip"],
        short=wants["short"],
        go_on=wants["go_on"] or slot is not None,
        asks=environment.interactive,
    )
    environment = environment.in_ascii() if ways.ascii_only else environment
    private = wants["private"] or ways.policy is not None
    on_screen = not ways.plain and ways.policy is None and not environment.wants_plain
    misplaced = [
        (slot is not None and not ways.named, "--from needs a STORY."),
        (slot is not None and private, "--from goes on with what is kept: not with --private or --policy."),
        (on_screen and ways.skip and not ways.named, "--skip on the screens needs a STORY."),
        (
            on_screen and ways.short,
            "--short goes with --plain. On the screens, choose the short way before the story.",
        ),
        (
            on_screen and ways.skip and private,
            "--skip and --private together go with --plain. On the screens, turn the switch before the story.",
        ),
    ]
    for wrong, sentence in misplaced:
        if wrong:
            environment.errors.say(f"{sentence} For examples: bothways play --help")
            return ExitCode.WRONG_USE
    play = _play_on_screen if on_screen else _play_in_lines
    return play(ways, environment, slot, private=private)


def _play_on_screen(ways: "Ways", environment: "Environment", slot: str | None, *, private: bool) -> int:
    from game.saves import Store, saves_home  # noqa: PLC0415
    from game.story.library import find_story  # noqa: PLC0415
    from game.tui import run  # noqa: PLC0415
    from game.tui.keeping import Keeping  # noqa: PLC0415

    store = None if private else Store(saves_home(environment.variables))
    path = None
    if ways.named:
        story = _story(ways, environment)
        if isinstance(story, int):
            return story
        if (code := _came_back(slot, story, environment, store)) is not None:
            return code
        if ways.skip:
            Keeping(store).skip(story.id, on=True)
        path = find_story(ways.named)
    return run(
        path,
        store=store,
        seat=ways.seat,
        stances=dict(ways.stances),
        ascii_only=ways.ascii_only,
        peek=ways.peek,
        go_on=ways.go_on,
    )


def _play_in_lines(ways: "Ways", environment: "Environment", slot: str | None, *, private: bool) -> int:
    from attrs import evolve  # noqa: PLC0415

    from game.plain.sitting import choose_story, sit_down  # noqa: PLC0415
    from game.saves import Store, saves_home  # noqa: PLC0415

    if not ways.named:
        card = choose_story(environment)
        if card is None:
            return ExitCode.FINE
        ways = evolve(ways, named=card.id)
    story = _story(ways, environment)
    if isinstance(story, int):
        return story
    store = None if private else Store(saves_home(environment.variables))
    if (code := _came_back(slot, story, environment, store)) is not None:
        return code
    return sit_down(story, ways, environment, store)


def _came_back(
    slot: str | None, story: "Story", environment: "Environment", store: "Store | None"
) -> int | None:
    """Make the play in a slot the one to go on with; the exit code where that cannot be."""
    from game.plain.comeback import come_back_to  # noqa: PLC0415

    return None if slot is None or store is None else come_back_to(slot, story, environment, store)


def _story(ways: "Ways", environment: "Environment") -> "Story | int":
    """The story those ways name, fit for them; or the exit code, after saying what is wrong."""
    from game.plain.problems import problem_lines  # noqa: PLC0415
    from game.story.library import find_story, story_ids  # noqa: PLC0415
    from game.story.reading import read_story  # noqa: PLC0415
    from game.story.words import meant  # noqa: PLC0415

    path = find_story(ways.named)
    if path is None:
        environment.errors.say(
            f"There is no story “{ways.named}”. {meant(ways.named, story_ids())}"
            "Give the id of a story from the library, or the path of a YAML file."
        )
        return ExitCode.WRONG_USE
    reading = read_story(path)
    if reading.story is None:
        for problem in [problem for problem in reading.problems if problem.severity == "error"][:3]:
            for line in problem_lines(problem):
                environment.errors.show(line)
        environment.errors.say(f"This story cannot be played yet. For all of it: bothways check {path}")
        return ExitCode.PROBLEMS
    wrong = ways.misfit(reading.story)
    if wrong:
        environment.errors.say(wrong)
        return ExitCode.WRONG_USE
    return reading.story


def _check(given: argparse.Namespace, environment: "Environment") -> int:
    from game.authoring.check import check  # noqa: PLC0415

    return check(given.paths, environment, form=given.format, watch=given.watch, fix=given.fix)


def _prove(given: argparse.Namespace, environment: "Environment") -> int:
    from game.authoring.prove import prove  # noqa: PLC0415

    return prove(
        given.story,
        environment.in_ascii() if given.ascii else environment,
        form=given.format,
        seat=given.seat,
        stances=dict(given.stance),
        witness=given.witness,
    )


def _graph(given: argparse.Namespace, environment: "Environment") -> int:
    from game.authoring.graph import graph  # noqa: PLC0415

    return graph(given.story, environment, form=given.format, to=given.out)


def _explain(given: argparse.Namespace, environment: "Environment") -> int:
    from game.authoring.explain import explain  # noqa: PLC0415

    return explain(given.code, environment)


def _concepts(given: argparse.Namespace, environment: "Environment") -> int:
    from game.plain.cards import show_cards  # noqa: PLC0415

    return show_cards(given.id, environment)


def _new(given: argparse.Namespace, environment: "Environment") -> int:
    from game.authoring.new import new  # noqa: PLC0415

    return new(given.name, environment)


def _saves(given: argparse.Namespace, environment: "Environment") -> int:
    from game.plain.kept import export_saves, forget_saves, list_saves  # noqa: PLC0415

    misplaced = [
        (given.what == "list" and given.slot, "list needs no SLOT."),
        (given.what != "export" and given.to, "--to goes with export."),
        (given.what != "forget" and given.all, "--all goes with forget."),
        (given.what != "forget" and given.yes, "--yes goes with forget."),
        (given.what == "forget" and bool(given.slot) == given.all, "forget needs a SLOT, or --all."),
    ]
    for wrong, sentence in misplaced:
        if wrong:
            environment.errors.say(f"{sentence} For examples: bothways saves --help")
            return ExitCode.WRONG_USE
    match given.what:
        case "export":
            return export_saves(environment, given.slot, given.to)
        case "forget":
            return forget_saves(environment, given.slot, yes=given.yes)
    return list_saves(environment)


def _workshop(given: argparse.Namespace, environment: "Environment") -> int:
    from game.plain.ways import Ways  # noqa: PLC0415
    from game.workshop.desk.asked import EVERYWHERE, Asked  # noqa: PLC0415
    from game.workshop.desk.command import workshop  # noqa: PLC0415
    from game.workshop.live.codes import read_code  # noqa: PLC0415
    from game.workshop.room import Way  # noqa: PLC0415

    code = None if given.resume is None else read_code(given.resume)
    opens = given.way or given.plan or given.seat or given.stance or given.short
    misplaced = [
        (given.resume is not None and code is None, "A room's code has seven letters, such as BCDFGHJ."),
        (
            given.resume is not None and opens,
            "--resume goes on with a room as it was opened: without --way, --plan, --seat, --stance and --short.",
        ),
        (not given.story and (given.seat or given.stance), "--seat and --stance need a STORY."),
        (given.way == "pairs" and given.seat, "--seat is not for pairs: there is a phone in every seat."),
        (not 0 <= given.port <= HIGHEST_PORT, "A port is a number from 1 to 65535."),
    ]
    for wrong, sentence in misplaced:
        if wrong:
            environment.errors.say(f"{sentence} For examples: bothways workshop --help")
            return ExitCode.WRONG_USE
    asked = Asked(
        named=given.story or "",
        store=given.store,
        way=Way(given.way or "together"),
        seat=given.seat,
        stances=dict(given.stance),
        short=given.short,
        plan=given.plan or 45,
        port=given.port,
        listen=given.listen or EVERYWHERE,
        names=tuple(given.host_name),
        resume=code,
        tls=None if given.tls is None else tuple(given.tls),
    )
    environment = environment.in_ascii() if given.ascii else environment
    story = _story(Ways(named=asked.named), environment) if asked.named else None
    if isinstance(story, int):
        return story
    if story is not None and (misfit := asked.misfit(story)):
        environment.errors.say(misfit)
        return ExitCode.WRONG_USE
    on_screen = not given.plain and not environment.wants_plain
    return workshop(asked, story, environment, on_screen=on_screen, ascii_only=given.ascii)


def _doctor(given: argparse.Namespace, environment: "Environment") -> int:
    from game.authoring.doctor import doctor  # noqa: PLC0415

    del given
    return doctor(environment)


if __name__ == "__main__":
    raise SystemExit(main())
