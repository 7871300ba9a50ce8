"""`python -m storycraft` is the `storycraft` command."""

from storycraft.cli import main

main()
