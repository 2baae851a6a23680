"""Pure rules of measures: periods, numbers as people write them, charts, signals, what is hidden."""
