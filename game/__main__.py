"""`python -m game` is `bothways`."""

from game.cli import main

raise SystemExit(main())
