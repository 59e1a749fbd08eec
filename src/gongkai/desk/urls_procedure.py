"""Addresses of the steps of Article 16; included under ``disclosures/<uuid:pk>/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views import approve, correcting, deciding, history, paper, publishing, review, sheets, takedown

urlpatterns: list[URLPattern | URLResolver] = [
    path("review/", review.review, name="review"),
    path("approve/", approve.approve, name="approve"),
    path("withhold/", deciding.withhold, name="withhold"),
    path("refer/", deciding.refer, name="refer"),
    path("recall/", deciding.recall, name="recall"),
    path("acknowledge/", deciding.acknowledge, name="acknowledge"),
    path("publish/", publishing.publish, name="publish"),
    path("correct/", correcting.correct, name="correct"),
    path("suspend/", takedown.suspend, name="suspend"),
    path("restore/", takedown.restore, name="restore"),
    path("withdraw/", takedown.withdraw, name="withdraw"),
    path("erase/", takedown.erase, name="erase"),
    path("form/", paper.form, name="form"),
    path("sheet/", sheets.sheet, name="sheet"),
    path("press/", sheets.press, name="press"),
    path("press/docx/", sheets.press_docx, name="press_docx"),
    path("history/", history.history, name="history"),
]
