"""The quotation marks around people's words in a story file, in whichever language it is written."""

import re

PAIRS = {"“": "”", "„": "“", "«": "»"}
"""What closes a quotation, by what opens it; a straight mark does both."""
OPENING, CLOSING = ('"' + "".join(marks) for marks in (PAIRS, PAIRS.values()))
BEFORE_NAME = re.compile(rf"[{CLOSING}](?= \()")
"""What closes a quotation with a name in brackets behind it."""
