"""English, beside the Danish and as complete."""
