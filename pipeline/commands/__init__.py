"""The commands of ``un-reports``, one module each: options, what is printed, and the exit code; no work of their own."""
