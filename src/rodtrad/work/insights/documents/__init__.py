"""What is taken out of insights as documents: maps, white spots, and the board's report."""
