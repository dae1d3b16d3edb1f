"""How large a story may be. A writer never meets these numbers; a hostile file does."""

from typing import Final

from attrs import frozen


@frozen
class Limits:
    """The sizes the reader accepts.

    Attributes:
        file_bytes: the size of one file.
        story_bytes: the size of all files of a story together.
        story_files: how many files a story may have.
        depth: how deep lists and mappings may stand inside each other.
        nodes: how many keys, texts, lists and mappings one file may hold.
        text: the characters of one text.
        key: the characters of one key.
        problems: how many problems are told of one file at once.
        repairs: how often a file is put right in memory to read on.
    """

    file_bytes: int = 1024 * 1024
    story_bytes: int = 64 * 1024 * 1024
    story_files: int = 2_000
    depth: int = 32
    nodes: int = 100_000
    text: int = 20_000
    key: int = 200
    problems: int = 500
    repairs: int = 40


LIMITS: Final = Limits()
