"""The app that makes Django find this package."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Configuration of ledger."""

    name = "gongkai.ledger"
    label = "ledger"
