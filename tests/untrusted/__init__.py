"""Text as an enemy would write it, on every surface it can reach: shown as signs, or refused with a sentence."""
