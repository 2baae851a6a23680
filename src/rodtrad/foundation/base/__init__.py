"""Ids, clock, registry, scope guard, guarded fields, abstract models. No domain."""
