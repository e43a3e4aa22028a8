"""Buurtmonitor: workload, liveability, territories and peaks of neighbourhood teams."""
