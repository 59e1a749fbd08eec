"""All writes of screening: the lists of the office, what is kept out, scans that are asked for and carried out."""

from gongkai.screening.actions.guarding import keep_out, let_in
from gongkai.screening.actions.lists import Typed, keep_list
from gongkai.screening.actions.scanning import ask, ask_again, ask_all, let_go, scan_next, scan_now

__all__ = ["Typed", "ask", "ask_again", "ask_all", "keep_list", "keep_out", "let_go", "let_in", "scan_next", "scan_now"]
