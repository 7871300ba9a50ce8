"""A model that answers Storycraft's own prompts well and at once, without being one: it reads the points it is given."""

import json
import re
from dataclasses import dataclass
from typing import Any

_LINE = re.compile(r'^(\S+) \[([^\]]*)\] (".*")$', re.MULTILINE)
_NUMBERED = re.compile(r'^(\d+) \(([^)]*)\) (".*?(?<!\\)")', re.MULTILINE)
_FORM = re.compile(r'"title":"(\w+Form)","type":"object"\}\s*$', re.MULTILINE)
_MOST = re.compile(r"[Aa]t most (\d+)")
TOLD = 12
"""So many points it tells of; it says for the others that there was no room."""


@dataclass(frozen=True)
class Line:
    """One point of a prompt."""

    id: str
    label: str
    words: str


def reply_to(body: dict[str, Any]) -> str:
    """A good reply to a request of ours, as JSON text; prose where no form is asked for."""
    form = schema_of(body)
    text = "\n".join(m["content"] for m in body["messages"] if m["role"] == "user")
    if form not in _ANSWERS:
        return "I would rather talk about the weather."
    return json.dumps(
        _ANSWERS[form](text, "\n".join(m["content"] for m in body["messages"])), ensure_ascii=False
    )


def schema_of(body: dict[str, Any]) -> str:
    """The name of the form that is asked for, by schema or in the prompt, brief or whole; "" for none."""
    asked = (body.get("response_format") or {}).get("json_schema")
    found = [match[1] for m in body["messages"] if (match := _FORM.search(m["content"]))]
    return str(asked["name"] if asked else found[-1] if found else "").removeprefix("Brief")


def lines_of(text: str) -> list[Line]:
    """The points of a prompt, with people's words as they said them."""
    inside = text.rpartition("<points>")[2].partition("</points>")[0]
    return [Line(m[1], m[2], json.loads(m[3])) for m in _LINE.finditer(inside)]


def _draft(text: str, _whole: str) -> dict[str, Any]:
    lines = lines_of(text)
    told, left = lines[:TOLD], lines[TOLD:]
    sentences = [f"{_quoted(line.words)} [{line.id}]" for line in told]
    paragraphs = [" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)]
    reasons = [{"reason": "there was no room for it", "points": [line.id for line in left]}] if left else []
    return {"title": "What was said", "paragraphs": paragraphs, "open": [], "left_out": reasons}


def _threads(text: str, _whole: str) -> dict[str, Any]:
    lines = lines_of(text)
    size = max(2, -(-len(lines) // 10))
    groups = [lines[i : i + size] for i in range(0, len(lines), size)]
    return {
        "threads": [
            {
                "lane": "question" if all(line.words.endswith("?") for line in group) else "resonates",
                "title": " ".join(group[0].words.split()[:6]),
                "statement": "",
                "points": [line.id for line in group],
            }
            for group in groups
        ]
    }


def _frame(text: str, _whole: str) -> dict[str, Any]:
    first = lines_of(text)[0]
    said = {"what": first.words, "who": ([*first.label.split("; "), ""])[1] if "; " in first.label else ""}
    elements = ("who", "where", "when", "what", "how", "why")
    return {
        "entries": [
            {"element": e, "text": said.get(e, ""), "points": [first.id] if said.get(e) else []}
            for e in elements
        ]
    }


def _choice(text: str, whole: str) -> dict[str, Any]:
    lines, found = lines_of(text), _MOST.search(whole)
    most = int(found[1]) if found else 1
    left = [line.id for line in lines[most:]]
    return {
        "chosen": [line.id for line in lines[:most]],
        "left_out": [{"reason": "others say it more concretely", "points": left}] if left else [],
    }


def _repairs(text: str, _whole: str) -> dict[str, Any]:
    words = {line.id: line.words for line in lines_of(text)}
    repaired = []
    for match in _NUMBERED.finditer(text.partition("<points>")[0]):
        cited = next((cid for cid in match[2].split(", ") if cid in words), None)
        new = _quoted(words[cited]) if cited else ""
        repaired.append({"number": int(match[1]), "text": new, "cites": [cited] if cited else []})
    return {"sentences": repaired}


def _passage(text: str, _whole: str) -> dict[str, Any]:
    return {"sentences": [{"text": _quoted(line.words), "cites": [line.id]} for line in lines_of(text)]}


def _opinions(text: str, _whole: str) -> dict[str, Any]:
    words = {line.id: line.words for line in lines_of(text)}
    given = []
    for match in _NUMBERED.finditer(text.partition("<points>")[0]):
        cited = next((cid for cid in match[2].split(", ") if cid in words), "")
        given.append(
            {
                "number": int(match[1]),
                "verdict": "supported" if cited else "unsure",
                "words": "",
                "point": "",
                "evidence": "",
                "reason": "",
            }
        )
    return {"opinions": given}


def _quoted(words: str) -> str:
    return f"One voice said: “{' '.join(words.split())}”"


_ANSWERS = {
    "DraftForm": _draft,
    "ThreadsForm": _threads,
    "FrameForm": _frame,
    "ChoiceForm": _choice,
    "RepairsForm": _repairs,
    "PassageForm": _passage,
    "OpinionsForm": _opinions,
    "PingForm": lambda _text, _whole: {"colour": "green"},
}
