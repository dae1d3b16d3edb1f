"""Cells of the meters that come to the same at an ending.

Nothing is decided there any more. Where its texts are all that is asked, meters matter only as far as they ask about
them, so one cell stands for all in which the answers are the same.
"""

from collections.abc import Mapping

import numpy as np

from game.analysis.arrays import Numbers, distinct
from game.analysis.meters import CELLS, asked
from game.story.conditions.tree import MeterCompared, MeterIn, leaves
from game.story.model import Ending, Story
from game.story.walk import arms, ending_proses


def alike_cells(story: Story) -> Mapping[str, Numbers]:
    """For each ending, the cell that stands for each cell."""
    return {ending.id: _alike(ending, story) for ending in story.endings.values()}


def _alike(ending: Ending, story: Story) -> Numbers:
    questions = dict.fromkeys(
        leaf
        for prose in ending_proses(ending)
        for arm in arms(prose)
        for leaf in leaves(arm.when)
        if isinstance(leaf, MeterCompared | MeterIn)
    )
    if not questions:
        return np.zeros(CELLS, dtype=np.int64)
    first, places = distinct([asked(question, story).astype(np.int64) for question in questions])
    return first[places]
