"""Pure computing without Django: plain values in, plain values out; time and randomness are arguments."""
