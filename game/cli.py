"""The command line: each command hands straight to one folder, which is imported only when it runs."""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game import __version__

if TYPE_CHECKING:
    from game.plain.environment import Environment
    from game.plain.ways import Ways
    from game.saves import Store
    from game.story.model import Story

YOUNG = 20_000  # objects made before Python looks for rings: at a start nearly all of them are there to stay
PROG = "bothways"
HIGHEST_PORT = 65_535
POLICIES = ("first", "last", "pleaser", "sealer", "middle")

EPILOG = """\
examples:
  bothways                               choose a story and play it
  bothways play the-spare-key            play one story
  bothways play the-spare-key --plain    play it line by line
  bothways check my-story.yaml           what is wrong with a story, and what to do
  bothways prove my-story.yaml           what is true of all its plays
  bothways graph my-story.yaml           the story as a picture, with its odds
  bothways new my-story                  a small story to write on from
  bothways workshop the-spare-key        a room full of people plays it together
  bothways explain BW101                 what a code means
"""
PLAY_EPILOG = """\
examples:
  bothways play                                    choose from the library
  bothways play the-spare-key                      a story that comes with the game
  bothways play scenes/my-story.yaml               a story of your own
  bothways play the-spare-key --stance dana=responsive
  bothways play the-spare-key --plain --policy first --peek
  printf '1\\n2\\n1\\n' | bothways play the-spare-key
  bothways play the-spare-key --go-on              where you left it
  bothways play the-spare-key --from the-spare-key--earlier

exit codes: 0 played or left, 1 the story cannot be played or gone on with, 2 wrong use
"""
CHECK_EPILOG = """\
examples:
  bothways check                          every story in scenes/, or in this folder
  bothways check my-story.yaml --watch    again after every save
  bothways check my-story.yaml --fix      put right what can be put right safely
  bothways check --format json            for other programs; --format github for CI

exit codes: 0 nothing wrong (notes may be), 1 problems found, 2 wrong use
"""
PROVE_EPILOG = """\
examples:
  bothways prove my-story.yaml            a page: endings, odds, balances, what to mend first
  bothways prove the-spare-key --stance dana=overloaded
  bothways prove my-story.yaml --witness cellar        the shortest play to a scene
  bothways prove my-story.yaml --witness cellar.dig    or to a choice
  bothways prove my-story.yaml --format json           for other programs

exit codes: 0 nothing to mend (notes may be), 1 problems found, 2 wrong use
"""
GRAPH_EPILOG = """\
examples:
  bothways graph my-story.yaml --format svg --out my-story.svg
  bothways graph my-story.yaml                          Mermaid, for a README or a pull request
  bothways graph my-story.yaml --format dot | dot -Tpdf > my-story.pdf

exit codes: 0 drawn, 1 the story has errors or the file cannot be written, 2 wrong use
"""
CONCEPTS_EPILOG = """\
examples:
  bothways concepts                       every idea a story can show, one line each
  bothways concepts boundary              one card: what it is, its evidence and its doubt

exit codes: 0 shown, 2 there is no such concept
"""
NEW_EPILOG = """\
examples:
  bothways new the-borrowed-bike          writes scenes/the-borrowed-bike.yaml, or beside you

exit codes: 0 written, 1 there is such a file already, 2 wrong use
"""
EXPLAIN_EPILOG = """\
examples:
  bothways explain BW101                  what it means, with an example that fails and one put right
  bothways explain                        every code, one line each

exit codes: 0 explained, 2 there is no such code
"""
WORKSHOP_EPILOG = """\
examples:
  bothways workshop                                choose a story, and open a room
  bothways workshop the-spare-key                  all on one path, 45 minutes
  bothways workshop the-spare-key --plan 20        the short way, for a short lesson
  bothways workshop two-suitcases --way pairs --plan 90
  bothways workshop the-spare-key --plain          the desk line by line
  bothways workshop --resume BCDFGHJ               a room that was not closed
  bothways workshop the-spare-key --store postgresql://rooms.example/both

exit codes: 0 held, 1 no room could be kept or gone on with, 2 wrong use
"""
DOCTOR_EPILOG = """\
examples:
  bothways doctor                         what a bug report needs: versions, terminal, folders
"""
SAVES_EPILOG = """\
examples:
  bothways saves                          what is kept of your plays
  bothways saves export the-spare-key     one of them as JSON
  bothways saves export --to plays.json   all of them, in a file
  bothways saves forget the-spare-key     delete it, after asking
  bothways saves forget --all --yes       delete everything, without asking

exit codes: 0 done, 1 something could not be read, written or deleted, 2 wrong use
"""


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
        epilog=EPILOG,
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
        _Command("play", "play a story", PLAY_EPILOG, _play, _play_options),
        _Command("check", "say what is wrong with stories", CHECK_EPILOG, _check, _check_options),
        _Command("prove", "say what is true of all plays of a story", PROVE_EPILOG, _prove, _prove_options),
        _Command("graph", "draw a story as a picture, with its odds", GRAPH_EPILOG, _graph, _graph_options),
        _Command("explain", "say what a problem's code means", EXPLAIN_EPILOG, _explain, _explain_options),
        _Command("concepts", "show the concept cards", CONCEPTS_EPILOG, _concepts, _concepts_options),
        _Command("new", "begin a story", NEW_EPILOG, _new, _new_options),
        _Command("workshop", "hold a workshop", WORKSHOP_EPILOG, _workshop, _workshop_options),
        _Command(
            "saves", "list, export or forget what is kept of your plays", SAVES_EPILOG, _saves, _saves_options
        ),
        _Command("doctor", "say what a bug report needs", DOCTOR_EPILOG, _doctor, _no_options),
    )


def _no_options(parser: argparse.ArgumentParser) -> None:
    del parser


def _play_options(play: argparse.ArgumentParser) -> None:
    play.add_argument("story", nargs="?", metavar="STORY", help="a story's id, or the path of one")
    play.add_argument("--plain", action="store_true", help="line by line; by itself without a terminal")
    play.add_argument("--seat", metavar="NAME", help="the seat to play from, where a story has seats")
    play.add_argument(
        "--stance",
        action="append",
        default=[],
        type=_stance,
        metavar="WHO=HOW",
        help="the other person's hidden stance, such as dana=overloaded",
    )
    play.add_argument("--private", action="store_true", help="write nothing at all to disk")
    play.add_argument("--go-on", action="store_true", help="go on where the last play was left")
    play.add_argument(
        "--from", dest="slot", metavar="SLOT", help="go on with a play put aside; bothways saves lists them"
    )
    play.add_argument("--skip", action="store_true", help="pass over the scenes that can be skipped")
    play.add_argument(
        "--short", action="store_true", help="begin near the end, with what has happened told; with --plain"
    )
    play.add_argument(
        "--ascii",
        action="store_true",
        help="plain signs: line by line in all that is said, else in what is drawn",
    )
    play.add_argument("--policy", choices=POLICIES, help="let a simple way of choosing play, line by line")
    play.add_argument("--peek", action="store_true", help="show the three balances while playing")


def _check_options(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", nargs="*", metavar="PATH", type=Path, help="a story, or a folder of stories")
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="text unless told"
    )
    check.add_argument("--watch", action="store_true", help="check again whenever a file changes")
    check.add_argument("--fix", action="store_true", help="put right what can be put right safely")


def _prove_options(prove: argparse.ArgumentParser) -> None:
    prove.add_argument("story", metavar="STORY", help="a story's id, or the path of one")
    prove.add_argument("--format", choices=("text", "json"), default="text", help="text unless told")
    prove.add_argument("--seat", metavar="NAME", help="only plays from this seat")
    prove.add_argument(
        "--stance",
        action="append",
        default=[],
        type=_stance,
        metavar="WHO=HOW",
        help="only plays against this stance, such as dana=overloaded",
    )
    prove.add_argument(
        "--witness", metavar="SCENE_OR_CHOICE", help="also the shortest play to it: kitchen, or kitchen.ask"
    )
    prove.add_argument("--ascii", action="store_true", help="no signs but ASCII; letters stay as they are")


def _graph_options(graph: argparse.ArgumentParser) -> None:
    graph.add_argument("story", metavar="STORY", help="a story's id, or the path of one")
    graph.add_argument(
        "--format", choices=("mermaid", "dot", "svg"), default="mermaid", help="mermaid unless told"
    )
    graph.add_argument("--out", type=Path, metavar="FILE", help="the file to write; without it, the output")


def _explain_options(explain: argparse.ArgumentParser) -> None:
    explain.add_argument("code", nargs="?", metavar="CODE", help="such as BW101; without it, all codes")


def _concepts_options(cards: argparse.ArgumentParser) -> None:
    cards.add_argument("id", nargs="?", metavar="ID", help="a card's id; without it, all of them")


def _new_options(new: argparse.ArgumentParser) -> None:
    new.add_argument("name", metavar="NAME", help="the story's id, such as the-borrowed-bike")


def _saves_options(saves: argparse.ArgumentParser) -> None:
    saves.add_argument(
        "what",
        nargs="?",
        choices=("list", "export", "forget"),
        default="list",
        metavar="{list,export,forget}",
        help="list, unless told",
    )
    saves.add_argument("slot", nargs="?", metavar="SLOT", help="a save by the name that list gives it")
    saves.add_argument(
        "--to", type=Path, metavar="FILE", help="export: a file to write, not one that is there"
    )
    saves.add_argument("--all", action="store_true", help="forget: everything that is kept")
    saves.add_argument("--yes", action="store_true", help="forget: without being asked")


def _workshop_options(workshop: argparse.ArgumentParser) -> None:
    workshop.add_argument("story", nargs="?", metavar="STORY", help="a story's id, or the path of one")
    workshop.add_argument(
        "--way",
        choices=("together", "pairs", "alone"),
        help="all on one path, in pairs with a seat each, or each on a phone; together unless told",
    )
    workshop.add_argument("--plan", type=int, choices=(20, 45, 90), help="minutes; 45 unless told")
    workshop.add_argument("--seat", metavar="NAME", help="the seat to play from, where a story has seats")
    workshop.add_argument(
        "--stance",
        action="append",
        default=[],
        type=_stance,
        metavar="WHO=HOW",
        help="the other person's hidden stance, such as dana=overloaded",
    )
    workshop.add_argument(
        "--short", action="store_true", help="begin near the end, as the plan of 20 minutes does"
    )
    workshop.add_argument("--plain", action="store_true", help="line by line; by itself without a terminal")
    workshop.add_argument("--ascii", action="store_true", help="plain signs, and no QR code of letters")
    workshop.add_argument("--resume", metavar="CODE", help="go on with a room that was not closed")
    workshop.add_argument(
        "--store", metavar="FILE", default="", help="where rooms are kept: a file, memory:, or postgresql://…"
    )
    workshop.add_argument("--port", type=int, default=0, metavar="N", help="8765 or the next that is free")
    workshop.add_argument(
        "--listen", metavar="ADDRESS", help="the one address to listen at; all of this computer's unless told"
    )
    workshop.add_argument(
        "--host-name",
        action="append",
        default=[],
        metavar="NAME",
        help="a name under which phones find this computer",
    )
    workshop.add_argument(
        "--tls", nargs=2, type=Path, metavar=("CERT", "KEY"), help="serve https with this certificate"
    )


def _stance(written: str) -> tuple[str, str]:
    person, sign, stance = written.partition("=")
    if not (person and sign and stance):
        raise argparse.ArgumentTypeError(f"“{written}” is not of the form dana=overloaded")
    return person, stance


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
