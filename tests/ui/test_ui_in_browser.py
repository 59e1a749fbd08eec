"""The kit in a real browser, under the content policy the installation sends."""

from pathlib import Path

import little_site
import pytest

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent.parent / "browser" / "axe.min.js").read_text(encoding="utf-8")
RULES = "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
FOCUSED = "document.activeElement.id"
KEPT = "Object.keys(localStorage)"
PASTE = """html => { const data = new DataTransfer(); data.setData('text/html', html);
document.getElementById('id_body').dispatchEvent(
  new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})) }"""
WORD = (
    '<style>p{}</style><p style="color:red" onclick="x()">甲<b>乙</b></p><h1>题</h1>'
    '<table><tr><td style="width:1px">格</td></tr></table>'
)


def opened(reader, path="/desk/"):
    page = reader.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(path)
    page.wait_for_load_state("load")
    return page


def says(page, text):
    page.wait_for_function("text => document.querySelector('[data-save-line]').textContent.includes(text)", arg=text)


@pytest.mark.parametrize("theme", ["", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", ["/", "/desk/", "/plain/", "/no-such-page/"])
def test_nothing_stands_in_anybodys_way(reader, path, width, theme):
    reader.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    page = opened(reader, path)
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(AXE)

    assert [(one["id"], one["nodes"][0]["html"]) for one in page.evaluate(RULES)["violations"]] == []


@pytest.mark.parametrize("size", ["", "3"])
@pytest.mark.parametrize("path", ["/", "/desk/", "/plain/"])
def test_pages_fit_320_pixels_at_every_text_size(reader, path, size):
    reader.add_init_script(f"localStorage.setItem('size', '{size}')")
    page = opened(reader, path)
    page.set_viewport_size({"width": 320, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_editing_and_pasting_break_no_rule_of_the_content_policy(reader):
    page = opened(reader)
    page.click("#id_body")
    page.keyboard.press("Control+End")
    page.keyboard.type("写")
    page.evaluate(PASTE, WORD)
    page.click("[data-menu-key=bold]")
    page.click("[data-menu-key=insertLink]")
    page.keyboard.press("Escape")

    assert page.complaints == []


def test_pasted_text_keeps_its_structure_and_loses_its_looks(reader):
    page = opened(reader)
    page.click("#id_body")
    page.keyboard.press("Control+a")
    page.evaluate(PASTE, WORD)
    says(page, "已保存")

    assert page.input_value("[data-rich]") == (
        "<p>甲<strong>乙</strong></p><h2>题</h2><table><tbody><tr><td>格</td></tr></tbody></table>"
    )


def test_tab_leaves_the_text(reader):
    page = opened(reader)
    page.click("#id_body")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "保存版本"


def test_typing_is_saved_by_itself(reader):
    page = opened(reader)
    page.fill("#id_title", "初稿")
    says(page, "已保存")

    assert (little_site.SAVED[-1]["title"], page.evaluate(KEPT)) == ("初稿", [])


def test_what_the_network_lost_is_kept_and_offered_on_return(reader):
    page = opened(reader)
    reader.set_offline(True)
    page.fill("#id_title", "断网时写的")
    says(page, "网络断开，内容已存在本机")
    page.close()
    reader.set_offline(False)
    page = opened(reader)
    page.click("[data-restore-yes]")

    assert page.input_value("#id_title") == "断网时写的"


def test_a_copy_thrown_away_is_gone(reader):
    page = opened(reader)
    page.evaluate(
        "localStorage.setItem('draft:disclosure/1', JSON.stringify({at: Date.now(), fields: [['title', '旧']]}))"
    )
    page.reload()
    page.click("[data-restore-no]")

    assert page.evaluate(KEPT) == []


def test_a_copy_older_than_a_week_is_not_offered(reader):
    page = opened(reader)
    page.evaluate(
        "localStorage.setItem('draft:disclosure/1', JSON.stringify({at: Date.now() - 7 * 864e5 - 1, fields: []}))"
    )
    page.reload()

    assert page.is_hidden("[data-restore]")


def test_what_is_for_a_few_is_never_kept_in_the_browser(reader):
    page = opened(reader, "/desk/?switches=data-no-local")
    reader.set_offline(True)
    page.fill("#id_title", "给特定对象的")
    says(page, "网络断开，请不要关闭这一页")

    assert page.evaluate(KEPT) == []


def test_a_change_by_somebody_else_is_told_and_nothing_typed_is_lost(reader):
    page = opened(reader)
    page.fill("#id_title", "冲突")
    says(page, "别人已经改过，请先看看现在的样子，内容已存在本机")

    assert page.input_value("#id_title") == "冲突"


def test_the_summary_of_errors_takes_the_focus_and_leads_to_the_fields(reader):
    page = opened(reader)
    page.click("[data-save]")
    page.wait_for_selector(".errsum")
    first = page.evaluate(FOCUSED)
    page.click(".errsum li:nth-child(2) a")

    assert (first, page.evaluate(FOCUSED)) == ("errors", "id_kind_0")


def test_the_drawer_takes_the_focus_and_gives_it_back(reader):
    page = opened(reader)
    page.set_viewport_size({"width": 390, "height": 800})
    page.click("[data-burger]")
    inside = page.evaluate("document.activeElement.closest('#side') !== null")
    page.keyboard.press("Escape")

    assert (inside, page.evaluate("document.activeElement.hasAttribute('data-burger')")) == (True, True)


def test_without_scripts_the_text_can_still_be_written_and_sent(chromium, site):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/desk/")
    page.fill("#id_body", "<p>手写</p>")
    page.click("[data-save]")

    assert page.input_value("#id_body") == "<p>手写</p>"
    context.close()


def test_dark_is_for_the_screen_and_never_for_paper(reader):
    reader.add_init_script("localStorage.setItem('theme', 'dark')")
    page = opened(reader, "/")
    page.emulate_media(media="print")

    assert (
        page.evaluate("['body', '.note', '.news a'].map(one => getComputedStyle(document.querySelector(one)).color)")
        == ["rgb(0, 0, 0)"] * 3
    )
