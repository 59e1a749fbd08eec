"""All writes of screening: the lists of the office, scans that are asked for, and carrying them out."""

from gongkai.screening.actions.lists import Typed, keep_list
from gongkai.screening.actions.scanning import ask, ask_again, ask_all, let_go, scan_next, scan_now

__all__ = ["Typed", "ask", "ask_again", "ask_all", "keep_list", "let_go", "scan_next", "scan_now"]
