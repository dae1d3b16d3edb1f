"""The facts of a story as a page an author reads: one module for each part of it, put together by `page`."""

from game.authoring.proof.page import page
from game.authoring.proof.signs import Signs, signs_for

__all__ = ["Signs", "page", "signs_for"]
