"""Benchmarks: each scenario beside its named baseline, in one run."""
