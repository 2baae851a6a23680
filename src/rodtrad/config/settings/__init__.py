"""Settings: ``base`` is always so; ``local`` serves the demo, ``test`` the tests, ``production`` a real place."""
