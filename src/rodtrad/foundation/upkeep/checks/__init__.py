"""What may ail any installation: the machine, the database, and what set-up builds. Declared in the manifest.

The checks of the modules stand in their own doctor.py.
"""
