"""What a child process may use."""

from __future__ import annotations

import contextlib

MEMORY = 2 * 1024**3
CPU_SECONDS = 60
"""A child whose parent has gone ends by this; the parent's own limits of time are shorter."""


def limit_resources() -> None:
    """Bound this process's memory and time, and forbid a core dump, which would put the CV on disk.

    Windows has none of these limits: there the parent's limit of time stands alone.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
