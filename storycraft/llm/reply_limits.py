"""Limits on how much of a server's reply is read, so that an endless reply fills no memory and blocks nobody."""

MEGABYTE = 2**20

TEXT = 8_000_000
"""Characters of an answer and of the thought before it, each: a million tokens, the most that settings ask for, is half."""
LINE = 16 * MEGABYTE
"""Bytes of one line: a whole answer may stand on one, escaped as JSON."""
STREAM = 256 * MEGABYTE
"""Bytes of one reply after unpacking. Servers wrap a token in some 250 bytes: a million tokens, none of which is kept."""
EVENTS = 2_000_000
"""Events of one reply: two for each of those tokens."""
REFUSAL = 64 * 1024
"""Bytes that are read of an error's body; its status tells the rest."""
LIST = 4 * MEGABYTE
"""Bytes of a list of models: the longest known, of a gateway to many providers, has less than one."""
MEANINGS = 32 * MEGABYTE
"""Bytes of the meanings of 100 texts: 4,096 numbers each take about 9 MB."""
MODELS = 2_000
"""Models of such a list that are shown."""
NAME = 200
"""Characters of one model's name; what is longer names none."""
TOKENS = 2**31 - 1
"""Tokens of one request or reply: where a server reports more, it has not counted."""
