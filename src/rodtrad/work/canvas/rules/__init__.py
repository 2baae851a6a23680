"""Pure rules of the canvas: no database, no request. ids, audiences, states, differences, seen values."""
