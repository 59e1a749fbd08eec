"""Addresses: a home is found down to its door; offices and places of work are not homes."""

import pytest

from gongkai.scanner.kinds import Kind
from gongkai.scanner.rules import Rules
from tests.scanner.reading import found, kinds


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "address",
    [
        "辽宁省鞍山市铁东区和平小区3号楼2单元501室",
        "鞍山市铁东区园林路88号",
        "铁东区胜利路12栋3-501",
        "岫岩县新甸镇某某村三组",
        "园林路三号楼二单元五零一室",
    ],
)
def test_what_is_called_a_home_is_found_down_to_the_door(address):
    assert found(f"家庭住址：{address}，电话") == [(Kind.HOME_ADDRESS, address)]


def test_a_flat_of_an_estate_is_a_home_without_being_called_so():
    assert found("寄往和平小区3号楼2单元501室。") == [(Kind.HOME_ADDRESS, "寄往和平小区3号楼2单元501室")]


@pytest.mark.parametrize("text", ["学生宿舍5号楼302室", "通讯地址：鞍山市千山中路185号", "新甸镇某某村三组"])
def test_what_may_be_a_home_is_asked_about(text):
    assert kinds(text) == [Kind.ADDRESS]


@pytest.mark.parametrize(
    "text",
    [
        "鞍山市千山中路185号",
        "行政楼405室",
        "家庭住址：鞍山市",
        "住址栏填写到区、县",
        "学生公寓两栋",
        "活动室位于社区服务中心3楼302室",
        "通讯地址：行政楼3楼302室",
    ],
)
def test_places_of_work_and_coarse_addresses_are_left_alone(text):
    assert kinds(text) == []


def test_a_cell_below_the_heading_is_a_home():
    assert kinds("铁东区园林路88号", heading="家庭住址", row=("张伟",)) == [Kind.HOME_ADDRESS]


def test_an_address_the_school_lets_pass_may_stay():
    rules = Rules(allowed=("通讯地址：鞍山市千山中路185号",))

    assert kinds("通讯地址：鞍山市千山中路185号", rules=rules) == []
