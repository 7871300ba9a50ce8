"""What each command of the command line does; `storycraft.cli` only reads their options."""
