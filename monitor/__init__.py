"""Buurtmonitor: workload, liveability, territories and peaks of neighbourhood teams."""

import os

# Before numpy is loaded: its linear algebra must not start threads of its own. Our matrices are small, so
# extra threads gain nothing, and on a busy machine they wait for each other: measured forty times slower.
for _bibliotheek in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_bibliotheek}_NUM_THREADS", "1")
