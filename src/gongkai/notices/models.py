"""What somebody is told inside the program."""

from django.db import models

from gongkai.orgs.models import Person


class Notice(models.Model):
    """One line for one person about one subject, named by code (``disclosure/<id>``), worded by the pages."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["person", "read_at", "-at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
