"""The arguments of each command."""

import argparse
from pathlib import Path

POLICIES = ("first", "last", "pleaser", "sealer", "middle")


def none(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""
    del parser


def play(parser: argparse.ArgumentParser) -> None:
    """The arguments of `play`."""
    parser.add_argument("story", nargs="?", metavar="STORY", help="a story's id, or the path of one")
    parser.add_argument("--plain", action="store_true", help="line by line; by itself without a terminal")
    parser.add_argument("--seat", metavar="NAME", help="the seat to play from, where a story has seats")
    parser.add_argument(
        "--stance",
        action="append",
        default=[],
        type=_stance,
        metavar="WHO=HOW",
        help="the other person's hidden stance, such as dana=overloaded",
    )
    parser.add_argument("--private", action="store_true", help="write nothing at all to disk")
    parser.add_argument("--go-on", action="store_true", help="go on where the last play was left")
    parser.add_argument(
        "--from", dest="slot", metavar="SLOT", help="go on with a play put aside; bothways saves lists them"
    )
    parser.add_argument("--skip", action="store_true", help="pass over the scenes that can be skipped")
    parser.add_argument(
        "--short", action="store_true", help="begin near the end, with what has happened told; with --plain"
    )
    parser.add_argument(
        "--ascii",
        action="store_true",
        help="plain signs: line by line in all that is said, else in what is drawn",
    )
    parser.add_argument("--policy", choices=POLICIES, help="let a simple way of choosing play, line by line")
    parser.add_argument("--peek", action="store_true", help="show the three balances while playing")


def check(parser: argparse.ArgumentParser) -> None:
    """The arguments of `check`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path, help="a story, or a folder of stories")
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="text unless told"
    )
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes")
    parser.add_argument("--fix", action="store_true", help="put right what can be put right safely")


def prove(parser: argparse.ArgumentParser) -> None:
    """The arguments of `prove`."""
    parser.add_argument("story", metavar="STORY", help="a story's id, or the path of one")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text unless told")
    parser.add_argument("--seat", metavar="NAME", help="only plays from this seat")
    parser.add_argument(
        "--stance",
        action="append",
        default=[],
        type=_stance,
        metavar="WHO=HOW",
        help="only plays against this stance, such as dana=overloaded",
    )
    parser.add_argument(
        "--witness", metavar="SCENE_OR_CHOICE", help="also the shortest play to it: kitchen, or kitchen.ask"
    )
    parser.add_argument("--ascii", action="store_true", help="no signs but ASCII; letters stay as they are")


def graph(parser: argparse.ArgumentParser) -> None:
    """The arguments of `graph`."""
    parser.add_argument("story", metavar="STORY", help="a story's id, or the path of one")
    parser.add_argument(
        "--format", choices=("mermaid", "dot", "svg"), default="mermaid", help="mermaid unless told"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="the file to write; without it, the output")


def explain(parser: argparse.ArgumentParser) -> None:
    """The arguments of `explain`."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="such as BW101; without it, all codes")


def concepts(parser: argparse.ArgumentParser) -> None:
    """The arguments of `concepts`."""
    parser.add_argument("id", nargs="?", metavar="ID", help="a card's id; without it, all of them")


def new(parser: argparse.ArgumentParser) -> None:
    """The arguments of `new`."""
    parser.add_argument("name", metavar="NAME", help="the story's id, such as the-borrowed-bike")


def saves(parser: argparse.ArgumentParser) -> None:
    """The arguments of `saves`."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=("list", "export", "forget"),
        default="list",
        metavar="{list,export,forget}",
        help="list, unless told",
    )
    parser.add_argument("slot", nargs="?", metavar="SLOT", help="a save by the name that list gives it")
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="export: a file to write, not one that is there"
    )
    parser.add_argument("--all", action="store_true", help="forget: everything that is kept")
    parser.add_argument("--yes", action="store_true", help="forget: without being asked")


def workshop(parser: argparse.ArgumentParser) -> None:
    """The arguments of `workshop`."""
    parser.add_argument("story", nargs="?", metavar="STORY", help="a story's id, or the path of one")
    parser.add_argument(
        "--way",
        choices=("together", "pairs", "alone"),
        help="all on one path, in pairs with a seat each, or each on a phone; together unless told",
    )
    parser.add_argument("--plan", type=int, choices=(20, 45, 90), help="minutes; 45 unless told")
    parser.add_argument("--seat", metavar="NAME", help="the seat to play from, where a story has seats")
    parser.add_argument(
        "--stance",
        action="append",
        default=[],
        type=_stance,
        metavar="WHO=HOW",
        help="the other person's hidden stance, such as dana=overloaded",
    )
    parser.add_argument(
        "--short", action="store_true", help="begin near the end, as the plan of 20 minutes does"
    )
    parser.add_argument("--plain", action="store_true", help="line by line; by itself without a terminal")
    parser.add_argument("--ascii", action="store_true", help="plain signs, and no QR code of letters")
    parser.add_argument("--resume", metavar="CODE", help="go on with a room that was not closed")
    parser.add_argument(
        "--store", metavar="FILE", default="", help="where rooms are kept: a file, memory:, or postgresql://…"
    )
    parser.add_argument("--port", type=int, default=0, metavar="N", help="8765 or the next that is free")
    parser.add_argument(
        "--listen", metavar="ADDRESS", help="the one address to listen at; all of this computer's unless told"
    )
    parser.add_argument(
        "--host-name",
        action="append",
        default=[],
        metavar="NAME",
        help="a name under which phones find this computer",
    )
    parser.add_argument(
        "--tls", nargs=2, type=Path, metavar=("CERT", "KEY"), help="serve https with this certificate"
    )


def _stance(written: str) -> tuple[str, str]:
    person, sign, stance = written.partition("=")
    if not (person and sign and stance):
        raise argparse.ArgumentTypeError(f"“{written}” is not of the form dana=overloaded")
    return person, stance
