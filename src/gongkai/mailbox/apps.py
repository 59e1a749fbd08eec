"""The app that makes Django find this package."""

from django.apps import AppConfig


class MailboxConfig(AppConfig):
    """Configuration of mailbox."""

    name = "gongkai.mailbox"
    label = "mailbox"
