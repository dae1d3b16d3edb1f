"""How phones find the room, and what is tried when none does."""

import segno

from game.workshop.desk import ladder, qr

ADDRESS = "http://192.168.178.201:8765/BCDFGHJ"


def modules(address: str) -> list[list[bool]]:
    code = segno.make_qr(address, error="m", boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix_iter(border=qr.BORDER)]


def test_half_blocks_are_the_code_and_nothing_else():
    upper = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
    drawn = qr.halves(ADDRESS)
    unfolded = [[upper[cell][half] for cell in line] for line in drawn for half in (0, 1)]
    wanted = modules(ADDRESS)
    assert unfolded[: len(wanted)] == wanted
    assert not any(cell for row in unfolded[len(wanted) :] for cell in row)


def test_wide_cells_are_the_code_too():
    drawn = [[dark for cells, dark in row for _ in range(cells)] for row in qr.runs(ADDRESS)]
    assert [row[::2] for row in drawn] == [row[1::2] for row in drawn] == modules(ADDRESS)


def test_the_largest_form_that_fits_is_taken_and_ascii_has_no_blocks():
    assert qr.fitting(ADDRESS, 200, 100, ascii_only=False) == "runs"
    assert qr.fitting(ADDRESS, 76, 20, ascii_only=False) == "halves"
    assert qr.fitting(ADDRESS, 40, 12, ascii_only=False) is None
    assert qr.fitting(ADDRESS, 76, 20, ascii_only=True) is None
    assert qr.fitting(ADDRESS, 200, 100, ascii_only=True) == "runs"


def test_the_rungs_are_told_after_a_minute_without_a_phone():
    assert not ladder.no_phone(59, 0, 0)
    assert ladder.no_phone(60, 0, 0)
    assert not ladder.no_phone(600, 1, 0)
    assert not ladder.no_phone(600, 0, 1)


def test_every_rung_is_there_by_keys_and_by_words():
    for rungs in (ladder.BY_KEYS, ladder.BY_WORDS):
        said = " ".join(rungs).lower()
        assert all(word in said for word in ("address", "hotspot", "keyboard", "a 12 b 9", "hands", "cards"))
        assert len(rungs) == 6
