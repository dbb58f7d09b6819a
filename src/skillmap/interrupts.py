"""Ctrl-C while an answer is worked on that must not be lost: the first ends the work, those that follow wait."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupts:
    """What Ctrl-C does meanwhile: raised once, unless it is held; every other one is kept until the answer is safe."""

    def __init__(self) -> None:
        self.is_waiting = False
        """Whether one came that was not raised."""
        self._is_held = False

    def hold(self) -> None:
        """From now on there is an answer: nothing may end what keeps it."""
        self._is_held = True

    def come(self, _signal: int = signal.SIGINT, _frame: FrameType | None = None) -> None:
        """One comes. Raises KeyboardInterrupt for the first one that is not held."""
        if self._is_held:
            self.is_waiting = True
            return
        # Here and in no handler above: a second one between raising and catching would go past it.
        self._is_held = True
        raise KeyboardInterrupt


@contextmanager
def raised_once() -> Iterator[Interrupts]:
    """Ctrl-C by `Interrupts` in a block; it is as it was behind it, where `is_waiting` is settled.

    Where Ctrl-C is ignored (a process in the background) or is not this thread's, it stays as it is.
    """
    found = Interrupts()
    before = signal.getsignal(signal.SIGINT)
    is_ours = before not in (signal.SIG_IGN, None) and threading.current_thread() is threading.main_thread()
    if is_ours:
        signal.signal(signal.SIGINT, found.come)
    try:
        yield found
    finally:
        if is_ours:
            signal.signal(signal.SIGINT, before)
