"""What stands below each command's help: how it is used, and what its exit codes mean."""

ALL = """\
examples:
  bothways                               choose a story and play it
  bothways play the-spare-key            play one story
  bothways play the-spare-key --plain    play it line by line
  bothways check my-story.yaml           what is wrong with a story, and what to do
  bothways prove my-story.yaml           what is true of all its plays
  bothways graph my-story.yaml           the story as a picture, with its odds
  bothways new my-story                  a small story to write on from
  bothways workshop the-spare-key        a room full of people plays it together
  bothways explain BW101                 what a code means
"""
PLAY = """\
examples:
  bothways play                                    choose from the library
  bothways play the-spare-key                      a story that comes with the game
  bothways play scenes/my-story.yaml               a story of your own
  bothways play the-spare-key --stance dana=responsive
  bothways play the-spare-key --plain --policy first --peek
  printf '1\\n2\\n1\\n' | bothways play the-spare-key
  bothways play the-spare-key --go-on              where you left it
  bothways play the-spare-key --from the-spare-key--earlier

exit codes: 0 played or left, 1 the story cannot be played or gone on with, 2 wrong use
"""
CHECK = """\
examples:
  bothways check                          every story in scenes/, or in this folder
  bothways check my-story.yaml --watch    again after every save
  bothways check my-story.yaml --fix      put right what can be put right safely
  bothways check --format json            for other programs; --format github for CI

exit codes: 0 nothing wrong (notes may be), 1 problems found, 2 wrong use
"""
PROVE = """\
examples:
  bothways prove my-story.yaml            a page: endings, odds, balances, what to mend first
  bothways prove the-spare-key --stance dana=overloaded
  bothways prove my-story.yaml --witness cellar        the shortest play to a scene
  bothways prove my-story.yaml --witness cellar.dig    or to a choice
  bothways prove my-story.yaml --format json           for other programs

exit codes: 0 nothing to mend (notes may be), 1 problems found, 2 wrong use
"""
GRAPH = """\
examples:
  bothways graph my-story.yaml --format svg --out my-story.svg
  bothways graph my-story.yaml                          Mermaid, for a README or a pull request
  bothways graph my-story.yaml --format dot | dot -Tpdf > my-story.pdf

exit codes: 0 drawn, 1 the story has errors or the file cannot be written, 2 wrong use
"""
CONCEPTS = """\
examples:
  bothways concepts                       every idea a story can show, one line each
  bothways concepts boundary              one card: what it is, its evidence and its doubt

exit codes: 0 shown, 2 there is no such concept
"""
NEW = """\
examples:
  bothways new the-borrowed-bike          writes scenes/the-borrowed-bike.yaml, or beside you

exit codes: 0 written, 1 there is such a file already, 2 wrong use
"""
EXPLAIN = """\
examples:
  bothways explain BW101                  what it means, with an example that fails and one put right
  bothways explain                        every code, one line each

exit codes: 0 explained, 2 there is no such code
"""
WORKSHOP = """\
examples:
  bothways workshop                                choose a story, and open a room
  bothways workshop the-spare-key                  all on one path, 45 minutes
  bothways workshop the-spare-key --plan 20        the short way, for a short lesson
  bothways workshop two-suitcases --way pairs --plan 90
  bothways workshop the-spare-key --plain          the desk line by line
  bothways workshop --resume BCDFGHJ               a room that was not closed
  bothways workshop the-spare-key --store postgresql://rooms.example/both

exit codes: 0 held, 1 no room could be kept or gone on with, 2 wrong use
"""
DOCTOR = """\
examples:
  bothways doctor                         what a bug report needs: versions, terminal, folders
"""
SAVES = """\
examples:
  bothways saves                          what is kept of your plays
  bothways saves export the-spare-key     one of them as JSON
  bothways saves export --to plays.json   all of them, in a file
  bothways saves forget the-spare-key     delete it, after asking
  bothways saves forget --all --yes       delete everything, without asking

exit codes: 0 done, 1 something could not be read, written or deleted, 2 wrong use
"""
