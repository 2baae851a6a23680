"""Modules that people work in. They never import each other: they meet through links and registries."""
