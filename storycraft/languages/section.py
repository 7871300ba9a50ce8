"""One section of a language file: written whole or not at all."""

from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator


class Section(BaseModel):
    """One part of a language file; a list that a language has no use for is written as "" there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        missing = [name for name in type(self).model_fields if name not in self.model_fields_set]
        if missing and self.model_fields_set:
            raise ValueError(f"lacks {', '.join(repr(name) for name in missing)}")
        return self
