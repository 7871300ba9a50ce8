"""Shortens words to what a name, a list item or a sentence about them has room for."""


def shorten(words: str, longest: int) -> str:
    """The words on one line, with an ellipsis behind at most `longest` characters where there are more.

    They are cut between words, or within one where the script has no gaps or a word takes half of the room.
    """
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    whole = line[: longest + 1].rpartition(" ")[0]
    return (whole if len(whole) > longest // 2 else line[:longest]).rstrip(" ,;:") + "…"
