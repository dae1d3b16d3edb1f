"""A wish that cannot be granted now, and why."""

from attrs import frozen


@frozen
class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """A wish was refused.

    Attributes:
        code: a word for programs, such as `closed`.
        sentence: what to tell the person, and what to do.
    """

    code: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence
