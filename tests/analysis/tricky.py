"""Small stories in which it is easy to go wrong: each stands on one edge of the rules, or on several."""

from game.story.model import Story
from tests.analysis.stories import HEAD, small

TWO_SEATS = HEAD.replace(
    "start: a", "seats: {tidy: {you: You., start: a}, dana: {you: You., start: b}}"
).replace("role: a friend", "role: a friend, stances: {tired: Is tired., awake: Is awake., away: Is away.}")
OWN_BANDS = HEAD + "meters: {trust: {start: 1, band: [-1, 1]}, boundaries: {start: -2, band: [-4, 5]}}\n"

BETWEEN_CLAMPS = """
a:
  text: Words.
  choices:
    - {do: Much, shift: {trust: 9, autonomy: -8}, go: b}
    - {do: Little, shift: {trust: 1}, go: b}
b:
  text: Words.
  enter: {shift: {trust: 6, autonomy: -6}}
  choices:
    - {do: Less, shift: {trust: -9}, go: c}
    - {do: More, shift: {trust: 5, boundaries: 1}, go: c}
c:
  text: Words.
  enter: {shift: [{if: trust <= 1, trust: -3, autonomy: 12}, {trust: 2}]}
  go: [{if: trust > 5, to: home}, {to: away}]
"""

ZONES = """
a:
  text: "{trust is earned => So. | Oh.}"
  choices:
    - {do: Up, shift: {trust: 1}, go: [{if: trust is blind, to: home}, {to: b}]}
    - {do: Stay, go: [{if: trust is blind, to: home}, {if: trust is earned, to: b}, {to: away}]}
    - {do: Down, shift: {trust: -2, boundaries: -2}, go: [{if: boundaries is porous, to: home}, {to: b}]}
b:
  text: Words.
  choices:
    - {do: Ask, if: trust is earned and boundaries is clear, go: home}
    - {do: Go, go: away}
"""

HUB = """
a:
  enter: {add: {calls: 1}}
  text: "{told => So. | Oh.}"
  choices:
    - {do: Once, id: once, if: calls >= 1, once: true, move: lean, shift: {trust: 4}, go: a}
    - {do: First, id: first, if: not visited(a), move: stand, shift: {autonomy: 4, boundaries: 7}, go: a}
    - {do: Third, id: third, if: calls >= 3, move: repair, set: told, go: [{if: leaned and stood, to: home}, {to: b}]}
    - {do: Leave, id: leave, go: b}
b:
  enter: {shift: [{if: visited(a), trust: -1}]}
  text: "{visited(b) => Again. | You said {said(a)}.}"
  choices:
    - {do: Back, id: back, if: calls < 3, locked: "Not {told => now | yet}.", go: a}
    - {do: On, id: on, shift: [{if: visited(b), boundaries: 5}], go: [{if: boundaries is walled, to: home}, {to: away}]}
"""

STOPPING_RING = """
a:
  text: Words.
  choices: [{do: In, go: b}, {do: Out, go: home}, {do: Lost, go: d}]
b:
  text: Words.
  choices:
    - {do: Round, go: c}
    - {do: Stop, go: [{if: told, to: home}]}
c:
  text: Words.
  choices: [{do: Round, id: again, go: b}, {do: Stay, go: c}]
d:
  text: Words.
  choices: [{do: For ever, id: ever, go: d}]
"""

TWO_CHAIRS = """
a:
  text: "{seat is tidy => So. | Oh.}"
  choices:
    - {do: Ask, shift: [{if: dana is tired, trust: -2}, {trust: 2}], go: [{if: dana is awake, to: home}, {to: b}]}
    - {do: Wait, if: not dana is away, go: b}
b:
  text: "{dana is tired => So. | seat is dana => Me. | Oh.}"
  choices:
    - {do: Answer, go: [{if: seat is dana, to: home}, {if: trust < 0, to: away}, {to: home}]}
    - {do: Go, go: away}
"""

EFFECTS_FIRST = """
a:
  text: Words.
  choices:
    - {do: Tell, id: tell, set: told, shift: {trust: 4}, go: [{if: told, to: b}, {to: away}]}
    - {do: Warm, id: warm, shift: {trust: 4}, go: [{if: trust is blind, to: b}, {to: away}]}
    - {do: Count, id: count, add: {calls: 1}, move: lean, go: [{if: calls == 1 and leaned, to: b}, {to: away}]}
    - {do: Took, id: took, go: [{if: chose(a.took) and not visited(a), to: b}, {to: away}]}
b:
  text: Words.
  choices:
    - {do: Clear, id: clear, clear: told, set: told, go: [{if: told, to: home}, {to: away}]}
    - {do: Wait, id: wait, add: {calls: -4}, go: [{if: calls == 0 and trust >= 4, to: home}, {to: away}]}
"""

WORDS_LATER = """
a:
  text: Words.
  choices:
    - {do: One, id: one, go: b}
    - {do: Two, id: two, go: b}
    - {do: Told, id: told, set: told, go: b}
    - {do: Unread, id: unread, set: unread, go: b}
    - {do: Never, id: never, if: told, go: away}
b:
  text: "{told => So. | Oh.} {chose(a.one) => One. | None.}"
  choices:
    - {do: Stay, id: stay, reply: "{told => Yes and yes. | No.}", go: c}
    - {do: Sit, id: sit, reply: "{told => Yes and yes. | No.}", go: c}
    - {say: Stand, id: stand, go: c}
    - {say: Lie, id: lie, go: c}
c:
  text: You said {said(b)}.
  go: [{if: chose(a.told), to: home}, {to: away}]
"""

NEAR_THE_MIDDLE = """
a:
  text: Words.
  choices:
    - {do: One, id: one, shift: {trust: 2}, go: b}
    - {do: Two, id: two, shift: {trust: -2}, go: home}
    - {do: Three, id: three, shift: {trust: 5}, go: c}
b:
  enter: {shift: {trust: 7}}
  text: Words.
  choices: [{do: Up, shift: {autonomy: 1}, go: home}, {do: Down, shift: {autonomy: -1}, go: away}]
c:
  enter: {shift: {trust: -5}}
  text: Words.
  go: away
"""

MANY_WAYS = """
a:
  text: Words.
  choices: [{do: One, go: b}, {do: Two, go: c}, {do: Three, if: told, locked: Not yet., go: home}]
b:
  text: One two three four five.
  choices: [{do: Up, set: told, shift: {trust: 1}, go: d}, {do: Down, shift: {trust: 1}, go: d}]
c:
  text: Words.
  choices: [{do: Up, id: up, go: d}, {do: Down, id: down, set: told, go: d}]
d:
  text: Words.
  choices: [{do: On, go: [{if: told and trust == 0, to: home}, {to: away}]}, {do: Off, if: told, go: home}]
"""

TRICKY: dict[str, Story] = {
    "between clamps": small(BETWEEN_CLAMPS),
    "zones": small(ZONES, head=OWN_BANDS),
    "hub": small(HUB),
    "stopping ring": small(STOPPING_RING),
    "two chairs": small(TWO_CHAIRS, head=TWO_SEATS),
    "effects first": small(EFFECTS_FIRST),
    "words later": small(WORDS_LATER),
    "near the middle": small(NEAR_THE_MIDDLE),
    "many ways": small(MANY_WAYS),
}
