"""Time limits as people write them become rules, or are asked about. Source: 第十七条."""

import pytest

from gongkai.catalogue.tables.limits import likely, of_written, offered, understood, written

pytestmark = pytest.mark.article(17)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("长期", "long_term:::::::"),
        ("常年公开", "long_term:::::::"),
        ("及时", "timely::::::20:"),
        ("即时公开", "timely::::::20:"),
        ("20个工作日内", "timely::::::20:"),
        ("24小时内", "timely::::::1:"),
        ("会议召开后3个工作日内", "timely::::::3:会议召开后"),
        ("文件印发后二十个工作日内", "timely::::::20:文件印发后"),
        ("变动即更", "on_change::::::20:"),
        ("变动后１０个工作日内更新", "on_change::::::10:"),
        ("动态更新", "on_change::::::20:"),
        ("信息形成或者变更之日起20个工作日内", "timely:on_change:::::20:信息形成后"),
        ("每年", "periodic::year:12:31:::"),
        ("每年10月", "periodic::year:10:31:::"),
        ("每年十月底前", "periodic::year:10:31:::"),
        ("每年3月15日前", "periodic::year:3:15:::"),
        ("每年5月中旬", "periodic::year:5:20:::"),
        ("每年6月、12月", "periodic::half_year:6:31:::"),
        ("每年3月、6月、9月、12月", "periodic::quarter:3:31:::"),
        ("每半年一次", "periodic::half_year:6:31:::"),
        ("一年两次", "periodic::half_year:6:31:::"),
        ("每季度末", "periodic::quarter:3:31:::"),
        ("每季度第一个月15日前", "periodic::quarter:1:15:::"),
        ("季度结束后10日内", "periodic::quarter:3:31:10::"),
        ("每月", "periodic::month::31:::"),
        ("每月5日前公开", "periodic::month::5:::"),
        ("定期（每季度）", "periodic::quarter:3:31:::"),
        ("长期公开，变动即更新", "long_term:on_change:::::20:"),
        ("每年10月；有变动的，及时更新", "periodic:on_change:year:10:31::20:"),
    ],
)
def test_a_phrase_becomes_a_rule(text, rule):
    limit = understood(text)

    assert limit is not None
    assert written(limit) == rule
    assert of_written(rule) == limit


@pytest.mark.parametrize(
    ("text", "guesses"),
    [
        ("会后7日内", ["timely::::::5:会后", "timely::::::7:会后"]),
        ("10月底前", ["periodic::year:10:31:::"]),
        ("每学期", ["periodic::half_year:1:31:::"]),
        ("定期", []),
        ("按上级规定", []),
        ("公示5个工作日", []),
        ("每年2月、5月", ["periodic::year:2:31:::"]),
        ("变动后5个工作日内，会后3个工作日内", []),
        ("长期；及时；每月", []),
        ("400个工作日内", []),
        ("每年" * 200, ["periodic::year:12:31:::"]),
    ],
)
def test_a_phrase_that_is_not_sure_is_asked_about(text, guesses):
    assert understood(text) is None
    assert [written(limit) for limit in likely(text)][: len(guesses) or None] == guesses


def test_what_is_likely_is_offered_first_and_nothing_twice():
    words = [written(limit) for limit in offered("会后7日内")]

    assert words[:2] == ["timely::::::5:会后", "timely::::::7:会后"]
    assert len(words) == len(set(words)) == 14
