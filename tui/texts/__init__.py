"""Every word on screen, one catalogue a language: `da` and `en` hold the same keys, a module a theme."""
