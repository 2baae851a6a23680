"""Background work of the measures: values from files, values that are fetched."""
