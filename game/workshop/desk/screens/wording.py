"""The sentences of the desk's screens, but for those that a story, a plan or the debrief has."""

from game.workshop.desk.loop import Next

OPEN_ON_A_PHONE = "Open on a phone:"
PROJECTOR = "In a projector's browser, the same and /screen"
NO_ROOM_FOR_QR = "A larger window shows a QR code here."
LARGE_QR = "j shows it as a QR code."
PAUSED = "Paused"
PAUSED_NOTE = "Phones take no votes. p goes on."
BLANK_NOTE = "x: show it again"
ENDS_HERE = "The story ends here for this room."
SILENT = "Choose for yourself, without a word."
TALK = "Talk with the person beside you."
USUAL_PROMPT = "What would each answer cost, and whom?"
AGAIN = "Choose once more: the same, or otherwise."
NO_VOTE_YET = "no vote yet; n counts hands, k is one keyboard for all"
NOBODY_VOTED = "Nobody has voted."
LISTEN = "Listen for"
USUAL_WATCH = "Facts before motives. Those who voted with the fewest."
NOT_YET = "No phone yet. Try, one after another:"
NOT_YET_BELOW = "No phone yet. space: what to try"
WORKING_IT_OUT = "One moment: the story is being worked out."
WHICH_STORY = "Which story shall the room play?"
LEFT_OPEN = "These rooms were not closed."
NEW_ROOM = "Open a new room; what was not closed is erased after a day"
ERASE_ALL = "Erase what was not closed, and open a new room"
GO_WITH = "Go on with which answer?"
WITHOUT_VOTE = "Which way does the story go on? No vote is counted."
LEAVE = "Close the room? What is not saved as a report is gone then."
CLOSE_IT = "Close it for good"
KEEP_IT = "Leave, and go on later with the same code"
STAY = "Stay"
ASK_PREVIEW = "The preview gives every ending away. Is the wall covered?"
SHOW_IT = "Show it"
ASK_BACK = "Take the last answer back? The votes of this question are lost."
TAKE_BACK = "Take it back"
ASK_END = "Leave the story here, and talk about it?"
TALK_NOW = "Talk about it"
WRITE_IT = "Write it"
COUNT_TITLE = "How many for each answer?"
COUNT_HOW = (
    "Type such as a 12 b 9. Begin with hands or cards to say how they were counted. "
    "An answer that is left out stays as it was."
)
KEYBOARD_TITLE = "Press the letter of your answer, then let the next person come."
THANKS = "Thank you. The next person, please."
GOOD_TO_KNOW = (
    "Enter always does the next step. Every step can be passed over.",
    "Counts stay hidden until you show them. Votes can change until then.",
    "Any window of 40 columns and 12 lines is enough. Make the letters large.",
    "For screen readers, line by line: bothways workshop --plain.",
)
NEXT = {
    Next.BEGIN: "Enter: begin",
    Next.TALK: "Enter: talk in pairs",
    Next.REVEAL: "Enter: show the counts",
    Next.CHOOSE: "v: vote again   g: choose",
    Next.ENDINGS: "Enter: show the endings",
    Next.CLOSING: "Enter: talk about it",
    Next.ON: "Enter: the next part",
    Next.END: "s: save the report   Enter: close",
}


def phones(guests: int, pages: int) -> str:
    """How many phones are here."""
    came = f"{counted(guests, 'phone')} in"
    return f"{came}, {counted(pages, 'page')} open" if pages != guests else came


def counted(number: int, thing: str) -> str:
    """A number of things."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def go_on_with(letter: str) -> str:
    """The next step after a vote with one answer ahead."""
    return f"Enter: go on with {letter}"


def which_address(place: int, of: int) -> str:
    """Which of several addresses it is."""
    return f"Address {place} of {of}. The right arrow shows the next." if of > 1 else ""


def ask_papers(folder: str) -> str:
    """The question before the sheets are written."""
    return f"Write the lesson plan, cards and letters, ready to print, into {folder}?"


def ask_report(folder: str) -> str:
    """The question before the report is written."""
    return f"Write the report, with counts alone, into {folder}?"


def written(folder: str, names: str) -> str:
    """Where something was written."""
    return f"Written into {folder}: {names}"


def ask_closing(arrived: int, guests: int) -> str:
    """The question before phones that still play are called back."""
    return f"{arrived} of {guests} have come to an ending. Call the others back, and talk about it?"
