"""`python -m mlgap`."""

from mlgap.cli import main

raise SystemExit(main())
