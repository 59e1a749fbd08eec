"""What is stored of a file: its digest, size and kind. Its name belongs to whoever attaches it."""

from django.db import models
from django.db.models import Q


class StoredFile(models.Model):
    """One content, stored once whatever it is called and however often it is attached.

    ``digest`` is the SHA-256 of the bytes in hex; ``key`` the random name in the storage; ``size`` is in bytes.
    """

    digest = models.CharField(max_length=64, unique=True)
    key = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="file_is_not_empty")]

    def __str__(self) -> str:
        return f"{self.media_type} {self.digest[:12]}"


class Leftover(models.Model):
    """Bytes in the storage that no stored file claims any more and that are still to be destroyed."""

    key = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
