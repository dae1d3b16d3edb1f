"""The plays that every engine plays: the same numbers choose, all text is read, and a digest tells if it was the same.

Nothing is imported here but the standard library: it runs in the rivals' environments too.
"""

import hashlib
import json
import sys
import time

FACTOR, MODULUS = 48271, 2**31 - 1
CHECKED = 3


def play(begin, number, note=None):
    """One play from `begin`; how many choices it took. `note` is told every text and its choices."""
    step, taken = begin(), 0
    while True:
        text, choices = step.read()
        if note is not None:
            note(text, choices)
        if not choices:
            return taken
        number = number * FACTOR % MODULUS
        step.choose(number % len(choices))
        taken += 1


def measure(begin, seconds):
    """Play for so many seconds and tell, as JSON: the choices, the seconds, and the digest of the first plays.

    The seconds are those of the processor, so that whatever else runs on the machine counts for nobody.
    """
    digest = hashlib.sha256()

    def note(text, choices):
        words = " ".join(text.split())
        digest.update(f"{words}|{'|'.join(choices)}\n".encode())

    for seed in range(1, CHECKED + 1):
        play(begin, seed, note)
    taken, seed = 0, CHECKED
    began = time.process_time()
    while time.process_time() - began < seconds:
        seed += 1
        taken += play(begin, seed)
    took = time.process_time() - began
    sys.stdout.write(
        json.dumps({"choices": taken, "seconds": took, "digest": digest.hexdigest()[:12]}) + "\n"
    )
