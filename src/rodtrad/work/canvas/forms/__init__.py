"""Forms of the canvas: shape only. What holds is judged by the kernel's schema, once, in the services."""
