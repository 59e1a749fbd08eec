"""The services and the containers know the settings they name, and keep to themselves what they write."""

import re
from configparser import RawConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"^\s*(GONGKAI_[A-Z_]+)[=:]", re.MULTILINE)
READ = re.compile(r'env\.\w+\(\s*"([A-Z0-9_]+)"')
ONLY_FOR_COMPOSE = {"GONGKAI_HOST"}


def settings_read():
    text = (ROOT / "src" / "gongkai" / "config" / "settings.py").read_text(encoding="utf-8")
    return {f"GONGKAI_{name}" for name in READ.findall(text)}


def service(name):
    parser = RawConfigParser(strict=False)
    parser.optionxform = str
    parser.read(ROOT / "deploy" / "systemd" / f"gongkai-{name}.service", encoding="utf-8")
    return parser["Service"]


@pytest.mark.parametrize("name", ["gongkai.env", "compose.yaml"])
def test_every_setting_that_is_set_is_read(name):
    named = set(NAMED.findall((ROOT / "deploy" / name).read_text(encoding="utf-8")))

    assert named
    assert named - ONLY_FOR_COMPOSE - settings_read() == set()


@pytest.mark.parametrize("name", ["web", "worker"])
def test_what_a_service_writes_is_read_by_nobody_else_and_no_crash_keeps_its_memory(name):
    says = service(name)

    assert (says["UMask"], says["LimitCORE"], says["ProtectSystem"]) == ("0077", "0", "strict")
    assert says["EnvironmentFile"] == "/etc/gongkai/gongkai.env"


def test_the_pages_are_served_to_the_web_server_alone():
    assert "--host 127.0.0.1 --port 8000" in service("web")["ExecStart"]
