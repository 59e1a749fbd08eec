"""That a database holds the sample school and nothing real."""

from django.db import models


class SampleSchool(models.Model):
    """The one row by which a sample database is known; without it nobody is ever shown an account."""

    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d}"
