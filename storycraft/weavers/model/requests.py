"""Builds requests to the model: a prompt with as many points as fit into the context beside the reply."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Generic, TypeVar

from storycraft.domain.message import N_, Message
from storycraft.llm.errors import ModelCallError, Overflow
from storycraft.llm.language_model import LanguageModel
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


class _Plan(AbstractContextManager[None]):
    """Takes up an `Overflow` that taught a smaller context than `context` gave before."""

    def __init__(self, context: Callable[[], int], *, may_fail: bool) -> None:
        self._context = context
        self._before = context()
        self._may_fail = may_fail
        self.failed = False

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        overflow = kind is not None and issubclass(kind, Overflow)
        self.failed = overflow and self._may_fail and self._context() < self._before
        return self.failed


@dataclass(frozen=True, slots=True)
class RequestBuilder:
    """Builds the questions to a model, and asks those that go out in batches."""

    model: LanguageModel
    prompts: Prompts

    def question(self, job: Job[Form], points: Sequence[Point]) -> Question[Form]:
        """Build the question for the client; a point that alone fills the context is cut, with a note in its text."""
        room = self.room(job)
        lines = "\n".join(self._line(point, job.task, room) for point in points)
        return self._render(job, lines)

    def ask_in_parts(
        self, job: Job[Form], points: Sequence[Point], watcher: Watcher
    ) -> list[tuple[Batch, Answer[Form]]]:
        """Ask about all points in parallel, in as few questions as possible; each point is in exactly one."""

        def read(batch: Batch, listener: Listener) -> Answer[Form]:
            return self.model.ask(self.question(job, batch), listener)

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
            read_parts(parts, read, watcher, self.model.settings.concurrency, found, of)

        def once_more() -> None:
            before = len(found)
            try:
                read_the_rest()
            except ModelCallError as error:
                if not error.passing or len(found) == before:
                    raise
                watcher.doing(
                    Message("{said} The parts that are missing are asked for once more.", said=error.message)
                )
                read_the_rest()

        for plan in self.plans(task, watcher, N_("trying with smaller parts")):
            with plan:
                once_more()
        return sorted(found.items(), key=lambda pair: things.index(pair[0][0]))

    def plans(self, task: str, watcher: Watcher, instead: str) -> Iterator[AbstractContextManager[None]]:
        """Contexts to ask in, one after the other until one ends well.

        Another one follows where the model's context turns out to be smaller than assumed.
        """
        for left in reversed(range(_PLANS)):
            plan = _Plan(context=partial(self.model.context, task), may_fail=left > 0)
            yield plan
            if not plan.failed:
                return
            watcher.doing(Message("The model reads less at once than expected; {instead}.", instead=instead))

    def preview_parts(self, job: Job[Form], points: Sequence[Point]) -> tuple[Preview, ...]:
        """What `ask_in_parts` would send first."""
        return tuple(self.model.preview(self.question(job, batch)) for batch in self.batches(job, points))

    def batches(self, job: Job[Form], points: Sequence[Point]) -> list[Batch]:
        """The points in batches that each fit into one question."""
        most = max(1, self.reply_tokens(job.task) // _NAMED)
        return share_out(points, self.room(job), most, lambda point: self.size(job, point))

    def fits(self, job: Job[Form], points: Sequence[Point]) -> bool:
        """Whether the points fit into one question."""
        return sum(self.size(job, point) for point in points) <= self.room(job)

    def size(self, job: Job[Form], point: Point) -> int:
        """About how many tokens a point takes."""
        return self.model.tokens(job.task, point.line())

    def room(self, job: Job[Form]) -> int:
        """The tokens that are left for points beside the prompt and the reply, as an estimate."""
        context = self.model.context(job.task)
        around = self.model.preview(self._render(job, "")).tokens
        left = context * (1 - _MARGIN) - around - self.reply_tokens(job.task)
        return max(_LEAST_ROOM, int(left))

    def reply_tokens(self, task: str) -> int:
        """The largest length of a reply, in tokens."""
        return min(self.model.settings.reply_tokens, self.model.context(task) // 3)

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
        size = self.model.tokens(task, line)
        return line if size <= room else point.line(int(len(point.words) * 0.8 * room / size))
