"""`python -m mlgap ...`: thin over the pipeline; bad input is one clear line on stderr and exit code 2."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any

from mlgap.cli import _adverts, _cohort, _market, _person
from mlgap.errors import MlgapError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 2 after one clear sentence about bad input."""
    arguments = _parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except MlgapError as error:
        print(f"mlgap: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mlgap", description="How a CV stands against what employers of machine-learning people ask."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[Any], None], about: str, into: Any = commands) -> Any:
        added = into.add_parser(name, help=about, description=about)
        added.set_defaults(run=run)
        return added

    for commands_about in (_person, _adverts, _cohort, _market):
        commands_about.add(command)
    return parser
