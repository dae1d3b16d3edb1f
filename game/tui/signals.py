"""When the system ends the game: the terminal is given back, and a terminal that is gone holds nothing up."""

import asyncio
import contextlib
import signal
from collections.abc import Callable

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
SECONDS = 3


def listen(leave: Callable[[int], None]) -> None:
    """Have `leave` called with the exit status when a signal asks the game to end; where the system can."""
    loop = asyncio.get_running_loop()
    for number in (getattr(signal, name, None) for name in SIGNALS):
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, _end, number, leave)


def _end(number: signal.Signals, leave: Callable[[int], None]) -> None:
    """Leave; should writing to a dead terminal hang, the system ends the process a little later."""
    signal.alarm(SECONDS)
    leave(128 + number)
