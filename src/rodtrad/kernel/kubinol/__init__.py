"""The KUBINOL method: its case file, its dates and areas, its 28 checks."""
