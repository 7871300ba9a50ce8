"""Puts questions together: a prompt and as many points as the model can read beside its reply."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic

from storycraft.llm.door import Door
from storycraft.llm.errors import Overflow
from storycraft.llm.messages import Listener
from storycraft.llm.prompts import Prompts
from storycraft.llm.questions import Answer, Preview, Question
from storycraft.llm.replies import Form
from storycraft.weavers.batches import Batch, read_batches, share_out
from storycraft.weavers.points import Point
from storycraft.weavers.weaver import Watcher

_MARGIN = 0.05
"""Of the context, for what a chat template adds and an estimate misses."""
_LEAST_ROOM = 200
_NAMED = 6
"""Tokens that a reply needs to name one point: its id with quotation marks and comma."""
_PLANS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Generic[Form]):
    """One kind of question: which model, which prompt with which fields besides the points, which form."""

    task: str
    prompt: str
    form: type[Form]
    fields: Mapping[str, str]
    seed: int | None = None
    asker: object = field(default_factory=object)


@dataclass(frozen=True, slots=True)
class Desk:
    """Asks through the door with the prompts."""

    door: Door
    prompts: Prompts

    def question(self, job: Job[Form], points: Sequence[Point]) -> Question[Form]:
        """The question as the door takes it; a point that alone would fill the room is cut, and says so."""
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
        """The answer to one question; raises what the door raises."""
        return self.door.ask(self.question(job, points), listener, on_partial)

    def ask_in_parts(
        self, job: Job[Form], points: Sequence[Point], watcher: Watcher
    ) -> list[tuple[Batch, Answer[Form]]]:
        """Each point in exactly one question, as few questions as fit, side by side.

        Where the model turns out to read less than expected, it begins again in smaller parts.
        """

        def read(batch: Batch, listener: Listener) -> tuple[Batch, Answer[Form]]:
            return batch, self.ask(job, batch, listener)

        for plan in range(_PLANS):
            context = self.door.context(job.task)
            try:
                return read_batches(self.batches(job, points), read, watcher, self.door.settings.concurrency)
            except Overflow:
                if plan + 1 == _PLANS or self.door.context(job.task) >= context:
                    raise
                watcher.doing("The model reads less at once than expected; trying with smaller parts.")
        raise AssertionError("the last plan returns or raises")

    def preview_parts(self, job: Job[Form], points: Sequence[Point]) -> tuple[Preview, ...]:
        """What `ask_in_parts` would send first."""
        return tuple(self.door.preview(self.question(job, batch)) for batch in self.batches(job, points))

    def batches(self, job: Job[Form], points: Sequence[Point]) -> list[Batch]:
        """The points in parts that fit."""
        most = max(1, self._reply_tokens(self.door.context(job.task)) // _NAMED)
        return share_out(points, self.room(job), most, lambda point: self.size(job, point))

    def size(self, job: Job[Form], point: Point) -> int:
        """About how many tokens a point takes."""
        return self.door.tokens(job.task, point.line())

    def room(self, job: Job[Form]) -> int:
        """About how many tokens there are for points, beside the prompt and the reply."""
        context = self.door.context(job.task)
        around = self.door.preview(self._render(job, "")).tokens
        left = context * (1 - _MARGIN) - around - self._reply_tokens(context)
        return max(_LEAST_ROOM, int(left))

    def _render(self, job: Job[Form], lines: str) -> Question[Form]:
        prompt = self.prompts.get(job.prompt)
        return Question(
            task=job.task,
            prompt=prompt.label,
            messages=prompt.render(points=lines, **job.fields),
            form=job.form,
            seed=job.seed,
            reply_tokens=self._reply_tokens(self.door.context(job.task)),
            asker=job.asker,
        )

    def _reply_tokens(self, context: int) -> int:
        return min(self.door.settings.reply_tokens, context // 3)

    def _line(self, point: Point, task: str, room: int) -> str:
        line = point.line()
        size = self.door.tokens(task, line)
        return line if size <= room else point.line(int(len(point.words) * 0.8 * room / size))
