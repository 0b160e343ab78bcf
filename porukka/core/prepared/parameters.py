"""What changes from call to call of a prepared statement, and what stands in its place while it is built."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")
Plain = int | str | datetime
# gives the next value of that type that stands in for one of a call
Mark = Callable[[type[Any]], Any]
LETTER = "\ue000"  # for private use: no word of anybody's has it


class Parameter:
    """One kind of parameter. A folder above may make its own (a reader, say) out of plain values."""

    def shape(self, value: Any) -> Hashable:
        """What of the value changes the statement itself."""
        raise NotImplementedError

    def values(self, value: Any) -> Sequence[Plain]:
        """What of the value goes into the statement, as many for each value of one shape."""
        raise NotImplementedError

    def stand_in(self, shape: Hashable, mark: Mark) -> Any:
        """What the function is given while the statement is built: for each of `values`, in order, a `mark`."""
        raise NotImplementedError


class _One(Parameter):
    def __init__(self, type_: type[Any]) -> None:
        self.type = type_

    def shape(self, value: Any) -> Hashable:
        if not isinstance(value, self.type):  # None above all: it would be another statement
            raise TypeError(f"{value!r} is no {self.type.__name__}")
        return None

    def values(self, value: Any) -> Sequence[Plain]:
        return (value,)

    def stand_in(self, shape: Hashable, mark: Mark) -> Any:
        return mark(self.type)


class _Numbers(Parameter):
    """A list for `__in`. There is one statement for each power of two; a list is filled up with its last number."""

    def shape(self, value: Any) -> Hashable:
        return 1 << (len(value) - 1).bit_length() if value else 0

    def values(self, value: Any) -> Sequence[Plain]:
        if not value:
            return ()
        missing = (1 << (len(value) - 1).bit_length()) - len(value)
        found = (*value, *(value[-1:] * missing))
        if not all(isinstance(one, int) for one in found):
            raise TypeError(f"{value!r} are not all numbers")
        return found

    def stand_in(self, shape: Hashable, mark: Mark) -> Any:
        return [mark(int) for _place in range(shape)]  # type: ignore[call-overload]


class _Shape(Parameter):
    def shape(self, value: Any) -> Hashable:
        return value

    def values(self, value: Any) -> Sequence[Plain]:
        return ()

    def stand_in(self, shape: Hashable, mark: Mark) -> Any:
        return shape


NUMBER = _One(int)  # no longer than 63 bits, and not for columns of 16
TEXT = _One(str)  # compared as it is: not for `__contains`, which changes it
MOMENT = _One(datetime)
NUMBERS = _Numbers()  # a list or a tuple, also an empty one
SHAPE = _Shape()  # anything hashable that changes the statement; only as many as can be counted


class Marks:
    """Values that nobody would write, each another one. generation: two of them have none in common."""

    def __init__(self, generation: int) -> None:
        self.given: list[Plain] = []
        self._generation = generation

    def __call__(self, type_: type[T]) -> T:
        place = len(self.given) * 2 + self._generation
        made: dict[type[Any], Plain] = {
            int: 1_900_000_000 + place,  # fits the four bytes of a PositiveIntegerField
            str: f"{LETTER}{place}{LETTER}",
            datetime: datetime(1907, 1, 1, 3, 14, 15, 926_535, tzinfo=UTC) + timedelta(days=place),
        }
        self.given.append(made[type_])
        return made[type_]  # type: ignore[return-value]
