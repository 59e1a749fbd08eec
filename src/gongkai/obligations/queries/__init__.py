"""All reads of obligations: what is due, by whom, how it stands, and how units cover their catalogues."""

from gongkai.obligations.queries.facts import deferral_asked_of, facts_of, open_verbs

__all__ = ["deferral_asked_of", "facts_of", "open_verbs"]
