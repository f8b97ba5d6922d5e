"""The benchmarks: what the desk costs, beside what it could cost at best and what the obvious way would cost."""
