"""Faults injected into the record: short by default, long with ENIGHED_FAULTS=long (reliability.md)."""
