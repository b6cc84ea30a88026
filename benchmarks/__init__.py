"""Measurements that take long, and peers beside us in one run; not shipped."""
