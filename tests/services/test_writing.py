"""Nothing is written but through a service that names its action: read off the syntax trees of the package."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

import storycraft
from storycraft.domain.rights import Action
from storycraft.storage import archive as archive_module
from storycraft.storage.archive import Archive

PACKAGE = Path(storycraft.__file__).parent
ARCHIVE = Path(archive_module.__file__).parent
SERVICES = PACKAGE / "services"

# Which actions give a service the right to which writes. What is in no row no service writes.
RIGHTS_TO_WRITE = {
    "add_contribution": {Action.ANSWER_GAP},
    "add_draft": {Action.OPEN_WORKSHOP, Action.MAKE_DRAFT},
    "add_read_back": {Action.READ_BACK},
    "add_contributions": {Action.POST_POINT},
    "add_opinions": {Action.EDIT_DRAFT},
    "add_group": {Action.ADD_GROUP, Action.JOIN},
    "allow_model": {Action.ALLOW_MODEL},
    "change_threads": {Action.MAKE_THREAD, Action.CHANGE_THREAD},
    "create_workshop": {Action.OPEN_WORKSHOP},
    "delete_workshop": {Action.DELETE_WORKSHOP},
    "forget_workshop": {Action.KEEP_RECENT_WORKSHOP},
    "import_workshop": {Action.OPEN_WORKSHOP},
    "judge": {Action.JUDGE_STORY},
    "keep_proposal": {Action.EDIT_DRAFT},
    "end_proposal": {Action.EDIT_DRAFT},
    "keep_screens": {Action.ATTEND},
    "keep_typed": {Action.EDIT_DRAFT},
    "keep_typing": {Action.KEEP_TYPING},
    "keep_mark": {Action.MARK_POINT},
    "keep_writing_place": {Action.EDIT_DRAFT},
    "leave_writing_place": {Action.EDIT_DRAFT},
    "mark_final": {Action.SAVE_STORY, Action.OPEN_WORKSHOP},
    "merge_groups": {Action.MERGE_GROUPS},
    "remember_workshop": {Action.KEEP_RECENT_WORKSHOP},
    "open_group": {Action.JOIN},
    "overrule": {Action.SETTLE_VERDICT},
    "describe_workshop": {Action.DESCRIBE_WORKSHOP},
    "redo_change": {Action.CHANGE_THREAD},
    "renew_facilitator_key": {Action.RENEW_LINKS},
    "renew_group_key": {Action.RENEW_LINKS},
    "renew_group_keys": {Action.RENEW_LINKS},
    "renew_join_code": {Action.RENEW_LINKS},
    "replace_proposals": {Action.ASK_WEAVER},
    "restore_contribution": {Action.RESTORE_POINT},
    "restore_revision": {Action.EDIT_DRAFT},
    "revise_draft": {Action.EDIT_DRAFT, Action.ANSWER_GAP},
    "save_controls": {Action.CONTROL_ROOM, Action.TURN_PAGE, Action.OPEN_WORKSHOP},
    "save_contribution": {Action.CHANGE_POINT, Action.MOVE_POINT},
    "save_frame": {Action.EDIT_FRAME, Action.ASK_WEAVER, Action.ANSWER_GAP, Action.OPEN_WORKSHOP},
    "save_group": {Action.RENAME_GROUP, Action.CHOOSE_QUESTION},
    "settle_read_back": {Action.SETTLE_CORRECTION},
    "undo_change": {Action.CHANGE_THREAD},
    "withdraw_contribution": {Action.WITHDRAW_POINT},
}

# What writes elsewhere than in the archive, each with the action that has to be required before it in its function.
OTHER_WRITES = {
    ("weave_queue", "start"): Action.ORDER_WEAVE,
    ("weave_queue", "cancel"): Action.CANCEL_WEAVE,
    ("background_tasks", "start"): Action.ASK_WEAVER,
    ("background_tasks", "drop"): Action.STOP_ASKING,
    ("weavers", "use_model"): Action.CONNECT_MODEL,
    ("weavers", "try_models"): Action.CONNECT_MODEL,
}


@functools.cache
def methods_that_write() -> set[str]:
    """The archive's public methods that open a writing transaction, themselves or by calling one that does."""
    calls: dict[str, set[str]] = {}
    for file in ARCHIVE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                for method in (each for each in node.body if isinstance(each, ast.FunctionDef)):
                    called = (each.func for each in ast.walk(method) if isinstance(each, ast.Call))
                    own = {
                        c.attr
                        for c in called
                        if isinstance(c, ast.Attribute) and ast.unparse(c.value) == "self"
                    }
                    calls.setdefault(method.name, set()).update(own)
    found = {"writing"}
    while more := {name for name, called in calls.items() if called & found} - found:
        found |= more
    return {name for name in found if hasattr(Archive, name) and not name.startswith("_")} - {"writing"}


class Writes(ast.NodeVisitor):
    """Finds the writes in a module, each with the action that was asked for; None where none was."""

    def __init__(self, tree: ast.Module) -> None:
        self.found: list[tuple[str, str | None, int]] = []
        self._names: list[dict[str, str | None]] = [{}]
        self._required: list[set[str]] = [set()]
        self.visit(tree)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        # What is not bound anew in a function within it is what the outer one has bound.
        self._names.append({**self._names[-1], **{a.arg: None for a in node.args.args}})
        self._required.append(set(self._required[-1]))
        self.generic_visit(node)
        self._names.pop()
        self._required.pop()

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):  # bound by whatever it is: an assignment says more, below
            self._names[-1][node.id] = None

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            else:
                pairs = [(target, node.value)]
            for name, value in pairs:
                if isinstance(name, ast.Name):
                    self._names[-1][name.id] = self._action(value)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute):
            name, receiver = node.func.attr, node.func.value
            if name == "require" and (action := self._named(node)):
                self._required[-1].add(action)
            elif name in RIGHTS_TO_WRITE or name in methods_that_write():
                self.found.append((name, self._action(receiver), node.lineno))
            for part, method in OTHER_WRITES:
                if name == method and self._is_part(receiver, part):
                    asked = OTHER_WRITES[part, method].name
                    given = asked if asked in self._required[-1] else None
                    self.found.append((f"{part}.{method}", given, node.lineno))
        self.generic_visit(node)

    def _is_part(self, receiver: ast.expr, part: str) -> bool:
        return ast.unparse(receiver).split(".")[-1] == part

    def _action(self, value: ast.expr | None) -> str | None:
        """The action by which a value is the archive for writing; None where it is no such thing."""
        if isinstance(value, ast.Name):
            return self._names[-1].get(value.id)
        if not isinstance(value, ast.Call):
            return None
        return self._named(value) if ast.unparse(value.func) in ("visit.writing", "writing") else None

    def _named(self, call: ast.Call) -> str | None:
        first = call.args[0] if call.args else None
        is_action = isinstance(first, ast.Attribute) and ast.unparse(first.value) == "Action"
        return first.attr if is_action and isinstance(first, ast.Attribute) else None


def trees(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(folder.rglob("*.py")):
        yield str(file.relative_to(PACKAGE)), ast.parse(file.read_text("utf-8"))


def unasked(tree: ast.Module) -> list[str]:
    """The writes for which the right was not asked, or another one than theirs."""
    faults = []
    for name, asked, line in Writes(tree).found:
        rights = RIGHTS_TO_WRITE.get(name, set()) if "." not in name else set(Action)
        if asked is None or Action[asked] not in rights:
            faults.append(f"line {line}: {name} after {asked}")
    return faults


def test_the_table_names_only_what_writes() -> None:
    assert set(RIGHTS_TO_WRITE) <= methods_that_write()


@pytest.mark.parametrize(("name", "tree"), [*trees(SERVICES)], ids=[name for name, _ in trees(SERVICES)])
def test_a_service_writes_only_after_it_asked(name: str, tree: ast.Module) -> None:
    assert unasked(tree) == []


def test_every_right_to_write_is_used() -> None:
    used = {(name, asked) for _name, tree in trees(SERVICES) for name, asked, _line in Writes(tree).found}
    assert {(name, a.name) for name, actions in RIGHTS_TO_WRITE.items() for a in actions} <= used
    assert {f"{part}.{method}" for part, method in OTHER_WRITES} <= {name for name, _asked in used}


def reaches_what_writes(node: ast.Attribute | ast.alias) -> bool:
    if isinstance(node, ast.alias):
        return node.name in ("archive_here", "writing")
    if ast.unparse(node.value) in ("visit", "context") and node.attr == "writing":
        return True
    return (
        node.attr in ("archive", "reading_archive", "weave_queue", "background_tasks")
        or ("weavers", node.attr) in OTHER_WRITES
    )


@pytest.mark.parametrize("room", ["ui", "commands"])
def test_no_page_or_command_reaches_what_writes(room: str) -> None:
    reached = [
        f"{name}: line {node.lineno}: {ast.unparse(node)}"
        for name, tree in trees(PACKAGE / room)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.alias) and reaches_what_writes(node)
    ]
    assert reached == []


@pytest.mark.parametrize(
    "body",
    [
        "visit.parts.archive.save_frame(visit.id, 'g2', frame)",
        "archive = visit.parts.archive; archive.save_frame(visit.id, 'g2', frame)",
        "visit.writing(Action.POST_POINT).save_frame(visit.id, 'g2', frame)",
        "archive = visit.writing(Action.EDIT_FRAME); archive = parts().archive; archive.save_frame(visit.id)",
        "visit.writing(chosen).save_frame(visit.id, 'g2', frame)",
        "archive = visit.writing(Action.EDIT_FRAME); (archive := parts().archive).save_frame(visit.id)",
        "visit.parts.weave_queue.cancel(weave.id)",
        "visit.require(Action.ORDER_WEAVE); visit.parts.weave_queue.cancel(weave.id)",
        "visit.writing(Action.EDIT_FRAME).add_draft(visit.id, draft)",
    ],
)
def test_a_write_without_its_right_is_found(body: str) -> None:
    assert unasked(ast.parse(f"def edit(visit, frame, archive):\n    {body}\n"))


def test_write_in_function_within_has_right_of_the_outer_one() -> None:
    assert not unasked(
        ast.parse(
            "def ask(visit):\n"
            "    archive, group_id = visit.writing(Action.ASK_WEAVER), visit.entry.group_id\n"
            "    def keep():\n"
            "        archive.save_frame(visit.id, group_id, None)\n"
            "    return keep\n"
        )
    )
