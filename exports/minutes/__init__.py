"""The minutes, from the head to the list of tasks."""
