"""What the tags of the kit draw."""

from dataclasses import dataclass

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from lxml import html


class Letter(forms.Form):
    title = forms.CharField(label="标题", help_text="最多 80 字。", error_messages={"required": "请写标题。"})
    kind = forms.ChoiceField(
        label="时限",
        choices=[("now", "及时"), ("then", "定期")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择时限。"},
    )
    sure = forms.BooleanField(label="不涉密", error_messages={"required": "请确认不涉密。"})
    file = forms.FileField(label="附件", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "页面不完整，请重新打开。"})

    def clean(self):
        raise forms.ValidationError("这一项今天已经有人写过。")


@dataclass
class Stretch:
    newer: str | None
    older: str | None


def draw(source, **context):
    request = RequestFactory().get("/list/", {"unit": "3", "page": "9"})
    page = Template("{% load ui %}" + source).render(Context(context | {"request": request}))
    return html.fromstring(f"<div>{page}</div>")


def links(page):
    return [(link.get("href"), link.text_content().strip()) for link in page.iterfind(".//a")]


def test_a_field_ties_hint_and_error_to_its_control():
    control = draw("{% field form.title %}", form=Letter({})).find(".//input")

    assert dict(control.attrib) | {"required": ""} == {
        "type": "text",
        "name": "title",
        "required": "",
        "id": "id_title",
        "class": "in",
        "aria-invalid": "true",
        "aria-describedby": "id_title_helptext id_title_error",
    }


def test_the_hint_and_the_error_a_field_speaks_of_are_there():
    page = draw("{% field form.title %}", form=Letter({}))

    assert [page.get_element_by_id(f"id_title_{part}").text_content() for part in ("helptext", "error")] == [
        "最多 80 字。",
        "请写标题。",
    ]


def test_choices_are_grouped_under_their_question():
    page = draw("{% field form.kind %}", form=Letter())

    assert page.findtext(".//fieldset/legend") == "时限"


def test_what_may_be_left_empty_says_so():
    assert draw("{% field form.file %}", form=Letter()).find(".//label").text_content() == "附件（选填）"


def test_the_summary_leads_to_every_field_and_to_the_first_of_a_group():
    page = draw("{% error_summary form %}", form=Letter({}))

    assert links(page) == [("#id_title", "请写标题。"), ("#id_kind_0", "请选择时限。"), ("#id_sure", "请确认不涉密。")]


def test_the_summary_also_says_what_belongs_to_no_field():
    page = draw("{% error_summary form %}", form=Letter({}))

    assert [item.text_content() for item in page.iterfind(".//li")] == [
        "这一项今天已经有人写过。",
        "请写标题。",
        "请选择时限。",
        "请确认不涉密。",
        "页面不完整，请重新打开。",
    ]


def test_a_form_nobody_sent_has_no_summary():
    assert draw("{% error_summary form other %}", form=Letter(), other=None).find(".//ul") is None


def test_a_formset_is_summed_up_form_by_form():
    letters = forms.formset_factory(Letter)({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"})

    assert links(draw("{% error_summary form %}", form=letters))[0] == ("#id_form-0-title", "请写标题。")


def test_page_numbers_keep_the_filters():
    page = draw("{% pager page %}", page=Paginator(range(60), 20).page(2))

    assert links(page) == [("?unit=3&page=1", "1"), ("?unit=3&page=2", "2"), ("?unit=3&page=3", "3")]


@pytest.mark.parametrize(
    ("newer", "older", "expected"),
    [
        (None, "m9", [("?unit=3&after=m9", "较早的")]),
        ("m1", None, [("?unit=3", "最新"), ("?unit=3&before=m1", "较新的")]),
        (None, None, []),
    ],
)
def test_a_long_list_is_read_on_from_its_marks(newer, older, expected):
    assert links(draw("{% pager page %}", page=Stretch(newer, older))) == expected


def test_a_chip_is_an_icon_and_a_word():
    page = draw('{% chip "ok" "circle-check" "按时" %}')

    assert (page.find("span").text_content(), page.find(".//use").get("href")) == (
        "按时",
        "/static/ui/icons.svg#circle-check",
    )
