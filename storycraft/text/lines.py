"""Splits a text into lines as a text editor numbers them."""


def split_lines(text: str) -> list[str]:
    r"""The lines of a text without their line ends, which are `\n`, `\r\n` or `\r`.

    `str.splitlines` also breaks at characters that stand inside a line of a text file: a line separator, a
    next-line sign, a form feed. Words behind them would begin a bullet or a heading that nobody wrote.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]
