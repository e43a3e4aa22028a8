"""`python -m tests.bench [NAAM …]`: every `*_bench.py`, or the named ones, in one run.

A bench with `draai()` answers rows (what, measured, bar) for the one table; one with only `main()` prints
its own.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main(namen: list[str]) -> int:
    """Run the benches; 2 when a name does not exist."""
    bekend = sorted(pad.stem.removesuffix("_bench") for pad in Path(__file__).parent.glob("*_bench.py"))
    onbekend = [naam for naam in namen if naam not in bekend]
    if onbekend:
        print(f"Onbekend: {', '.join(onbekend)}; kies uit {', '.join(bekend)}.", file=sys.stderr)  # noqa: T201
        return 2
    rijen: list[tuple[str, str, str]] = []
    for naam in namen or bekend:
        module = import_module(f"tests.bench.{naam}_bench")
        if hasattr(module, "draai") and not hasattr(module, "main"):
            rijen += module.draai()
        else:
            module.main()
    breedte = max((len(wat) for wat, _, _ in rijen), default=0)
    for wat, gemeten, lat in rijen:
        print(f"{wat:<{breedte}}  {gemeten:>10}  {f'lat {lat}' if lat else ''}".rstrip())  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
