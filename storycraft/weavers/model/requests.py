"""Builds requests to the model: a prompt with as many points as fit into the context beside the reply."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Generic, TypeVar

from storycraft.llm.door import Door
from storycraft.llm.errors import DoorError, Overflow
from storycraft.llm.messages import Listener
from storycraft.llm.prompts import Prompts
from storycraft.llm.questions import Answer, Preview, Question
from storycraft.llm.replies import Form
from storycraft.weavers.model.batches import Batch, read_parts, share_out
from storycraft.weavers.model.prompt_points import Point
from storycraft.weavers.weaver import Watcher

_MARGIN = 0.05
"""Of the context, for what a chat template adds and an estimate misses."""
_LEAST_ROOM = 200
_NAMED = 6
"""Tokens that a reply needs to name one point: its id with quotation marks and comma."""
_PLANS = 4

Thing = TypeVar("Thing")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Form]):
    """One kind of request: the model's task, the prompt with its fields besides the points, the reply schema."""

    task: str
    prompt: str
    form: type[Form]
    fields: Mapping[str, str]
    seed: int | None = None
    asker: object = field(default_factory=object)


@dataclass(frozen=True, slots=True)
class RequestBuilder:
    """Sends requests to the model through its client (`Door`), in batches where needed."""

    door: Door
    prompts: Prompts

    def question(self, job: Job[Form], points: Sequence[Point]) -> Question[Form]:
        """Build the question for the client; a point that alone fills the context is cut, with a note in its text."""
        room = self.room(job)
        lines = "\n".join(self._line(point, job.task, room) for point in points)
        return self._render(job, lines)

    def ask(
        self,
        job: Job[Form],
        points: Sequence[Point],
        listener: Listener,
        on_partial: Callable[[dict[str, Any]], None] = lambda _: None,
    ) -> Answer[Form]:
        """Ask one question and return the answer; raises what `Door.ask` raises."""
        return self.door.ask(self.question(job, points), listener, on_partial)

    def ask_in_parts(
        self, job: Job[Form], points: Sequence[Point], watcher: Watcher
    ) -> list[tuple[Batch, Answer[Form]]]:
        """Ask about all points in parallel, in as few questions as possible; each point is in exactly one."""

        def read(batch: Batch, listener: Listener) -> Answer[Form]:
            return self.ask(job, batch, listener)

        return self.in_parts(job.task, points, lambda left: self.batches(job, left), read, watcher)

    def in_parts(
        self,
        task: str,
        things: Sequence[Thing],
        share: Callable[[Sequence[Thing]], Sequence[tuple[Thing, ...]]],
        read: Callable[[tuple[Thing, ...], Listener], Found],
        watcher: Watcher,
        of: str = "points",
        found: dict[tuple[Thing, ...], Found] | None = None,
    ) -> list[tuple[tuple[Thing, ...], Found]]:
        """Split the things into parts with `share`, call `read` for each part, and return the results in order.

        What was found stays, in `found` also where this raises: only the rest is asked for again, once where
        a server failed in passing, and in smaller parts where the model reads less than expected.
        """
        found = {} if found is None else found

        def read_the_rest() -> None:
            done = set(chain.from_iterable(found))
            parts = share([thing for thing in things if thing not in done])
            read_parts(parts, read, watcher, self.door.settings.concurrency, found, of)

        def once_more() -> None:
            before = len(found)
            try:
                read_the_rest()
            except DoorError as error:
                if not error.passing or len(found) == before:
                    raise
                watcher.doing(f"{error.message} The parts that are missing are asked for once more.")
                read_the_rest()

        self.plan(task, once_more, watcher, "trying with smaller parts")
        return sorted(found.items(), key=lambda pair: things.index(pair[0][0]))

    def plan(self, task: str, attempt: Callable[[], Found], watcher: Watcher, instead: str) -> Found:
        """Call `attempt` and return its result; again where the model's context is smaller than assumed."""
        for plan in range(_PLANS):
            context = self.door.context(task)
            try:
                return attempt()
            except Overflow:
                if plan + 1 == _PLANS or self.door.context(task) >= context:
                    raise
                watcher.doing(f"The model reads less at once than expected; {instead}.")
        raise AssertionError("the last plan returns or raises")

    def preview_parts(self, job: Job[Form], points: Sequence[Point]) -> tuple[Preview, ...]:
        """What `ask_in_parts` would send first."""
        return tuple(self.door.preview(self.question(job, batch)) for batch in self.batches(job, points))

    def batches(self, job: Job[Form], points: Sequence[Point]) -> list[Batch]:
        """The points in batches that each fit into one question."""
        most = max(1, self.reply_tokens(job.task) // _NAMED)
        return share_out(points, self.room(job), most, lambda point: self.size(job, point))

    def fits(self, job: Job[Form], points: Sequence[Point]) -> bool:
        """Whether the points fit into one question."""
        return sum(self.size(job, point) for point in points) <= self.room(job)

    def size(self, job: Job[Form], point: Point) -> int:
        """About how many tokens a point takes."""
        return self.door.tokens(job.task, point.line())

    def room(self, job: Job[Form]) -> int:
        """The tokens that are left for points beside the prompt and the reply, as an estimate."""
        context = self.door.context(job.task)
        around = self.door.preview(self._render(job, "")).tokens
        left = context * (1 - _MARGIN) - around - self.reply_tokens(job.task)
        return max(_LEAST_ROOM, int(left))

    def reply_tokens(self, task: str) -> int:
        """The largest length of a reply, in tokens."""
        return min(self.door.settings.reply_tokens, self.door.context(task) // 3)

    def _render(self, job: Job[Form], lines: str) -> Question[Form]:
        prompt = self.prompts.get(job.prompt)
        return Question(
            task=job.task,
            prompt=prompt.label,
            messages=prompt.render(points=lines, **job.fields),
            form=job.form,
            seed=job.seed,
            reply_tokens=self.reply_tokens(job.task),
            asker=job.asker,
        )

    def _line(self, point: Point, task: str, room: int) -> str:
        line = point.line()
        size = self.door.tokens(task, line)
        return line if size <= room else point.line(int(len(point.words) * 0.8 * room / size))
