"""What trials decide: plain values in, plain values out."""
