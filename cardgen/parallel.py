"""Work spread over forked processes: what they need is inherited, only their results travel back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

WORTH_A_PROCESS = 40

Item = TypeVar("Item")
Result = TypeVar("Result")

_job: tuple[Callable[[Any], Any], Sequence[Sequence[Any]]] | None = None


def over_chunks(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], workers: int) -> list[Result]:
    """Return what work gives for consecutive chunks of the items, in order; few items are one chunk, done here."""
    count = min(workers, len(items) // WORTH_A_PROCESS) if sys.platform == "linux" else 1
    if count < 2:  # noqa: PLR2004 - one process needs no pool
        return [work(items)]
    global _job  # noqa: PLW0603 - forked processes inherit it; what the work needs is too large to send
    size = -(-len(items) // count)
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    _job = (work, chunks)
    try:
        with ProcessPoolExecutor(count, mp_context=get_context("fork")) as pool:
            return list(pool.map(_run, range(len(chunks))))
    finally:
        _job = None


def _run(index: int) -> Any:  # noqa: ANN401 - whatever the work gives
    if _job is None:
        raise RuntimeError("a process was started without its work")
    work, chunks = _job
    return work(chunks[index])
