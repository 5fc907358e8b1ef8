"""How it looks: a dark and a light theme of our own, and the terminal's own colours where no colour is wanted."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="enighed-dark",
    primary="#7aa9cf",
    secondary="#9a8fc4",
    accent="#d3a86a",
    warning="#e3b261",
    error="#e07f76",
    success="#8bbd8b",
    foreground="#d9dfe7",
    background="#13171d",
    surface="#1b2028",
    panel="#222934",
    boost="#232b36",
    dark=True,
    variables={
        "border": "#7aa9cf",
        "border-blurred": "#3a4553",
        "input-cursor-background": "#d9dfe7",
        "input-cursor-foreground": "#13171d",
        "text-muted": "#8c98a8",
        "text-primary": "#9cc3e4",
        "text-success": "#9ccf9c",
        "text-warning": "#eec077",
        "text-error": "#f09a92",
    },
)
LIGHT = Theme(
    name="enighed-light",
    primary="#245f8f",
    secondary="#5b4f93",
    accent="#8a5a12",
    warning="#8f5a00",
    error="#a8322a",
    success="#2c6e38",
    foreground="#20262d",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e8e5dd",
    boost="#ece9e1",
    dark=False,
    variables={
        "border": "#245f8f",
        "border-blurred": "#bdb8ac",
        "input-cursor-background": "#20262d",
        "input-cursor-foreground": "#fbfaf7",
        "text-muted": "#5d6570",
        "text-primary": "#1d5581",
        "text-success": "#24602f",
        "text-warning": "#7c4d00",
        "text-error": "#97281f",
    },
)
TERMINAL = Theme(
    name="enighed-terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_magenta",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "text-muted": "ansi_default",
    },
)
ALL = (DARK, LIGHT, TERMINAL)


def without_colour(environ: Mapping[str, str]) -> bool:
    """The user wants none (no-color.org)."""
    return bool(environ.get("NO_COLOR"))


def chosen(environ: Mapping[str, str], wanted: str = "") -> str:
    """The theme to begin with: the terminal's own without colour, the one asked for, light where the terminal is."""
    known = {theme.name.removeprefix("enighed-"): theme.name for theme in ALL}
    if without_colour(environ):
        return TERMINAL.name
    if wanted in known:
        return known[wanted]
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in ("7", "15") else DARK.name
