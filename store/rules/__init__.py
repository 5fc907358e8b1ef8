"""What a board may do: one pure function a rule, its source in its docstring. Warn, never block, while people talk."""
