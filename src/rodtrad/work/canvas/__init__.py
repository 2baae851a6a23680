"""The development canvas: cases and cards of the KUBINOL method, their checks, import and export."""
