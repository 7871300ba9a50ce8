"""Wherever people are invited, address, code and QR code stand together, and say so where nobody can follow them."""

import ipaddress
import platform
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from storycraft.addresses import is_loopback
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.locales.translator import translator
from storycraft.ui.shared import invitation, invitation_address, translation
from storycraft.ui.shared.invitation import qr_picture
from storycraft.ui.shared.invitation_address import (
    explain_address,
    leads_to_the_room,
    own_addresses,
    room_url,
)
from storycraft.wiring import Parts
from tests.ui.conftest import words
from tests.ui.test_rights import query

ROOM = ("192.0.2.20",)


def plain(html: str) -> str:
    return re.sub("<[^>]*>", "", html)


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.0.2", True),
        ("localhost", True),
        ("room.localhost", True),
        ("::1", True),
        ("192.0.2.20", False),
        ("stories.example.org", False),
        ("localhost.example.org", False),
        ("", False),
    ],
)
def test_an_address_of_this_machine_alone_is_known(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_local_server_says_how_to_start_for_the_room() -> None:
    said = plain(explain_address(urlsplit("http://127.0.0.1:8600/facilitator"), "127.0.0.1", 8600, ROOM))
    assert "make run HOST=0.0.0.0 PORT=8600" in said
    assert "http://192.0.2.20:8600" in said


def test_an_installed_program_is_started_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from storycraft import app_file

    monkeypatch.setattr(app_file, "app_file", lambda: Path("/nowhere/streamlit_app.py"))
    said = plain(explain_address(urlsplit("http://localhost:8501"), "127.0.0.1", 8501, ROOM))
    assert "“storycraft run --host 0.0.0.0”" in said


def test_a_server_for_the_room_says_where_to_open_it() -> None:
    said = plain(
        explain_address(urlsplit("http://localhost:8501/"), "0.0.0.0", 8501, (*ROOM, "198.51.100.7"))
    )
    assert "http://192.0.2.20:8501 or http://198.51.100.7:8501" in said
    assert "start the app" not in said


@pytest.mark.parametrize(("system", "command"), sorted(invitation_address.LOOK_IT_UP.items()))
def test_people_are_told_how_to_find_an_unknown_address(
    monkeypatch: pytest.MonkeyPatch, system: str, command: str
) -> None:
    monkeypatch.setattr(invitation_address.sys, "platform", system)
    said = explain_address(urlsplit("http://localhost:8501/"), "127.0.0.1", 8501, ())
    assert f"“{command}”" in plain(said)


def test_what_one_types_is_read_from_left_to_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "choose_again", lambda: translator("ar"))
    said = explain_address(urlsplit("http://localhost:8501/"), "127.0.0.1", 8501, ROOM)
    kept = re.findall(r'<bdi dir="ltr" class="sc-typed">(.*?)</bdi>', said)
    assert kept == ["make run HOST=0.0.0.0", "http://192.0.2.20:8501"]


def test_a_container_does_not_name_the_addresses_inside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(invitation_address, "CONTAINER", (tmp_path,))
    assert own_addresses() == ()


def test_this_machines_addresses_lead_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitation_address, "CONTAINER", ())
    for each in own_addresses():
        assert not ipaddress.ip_address(each).is_loopback


def test_linux_inside_windows_does_not_name_its_own_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitation_address, "CONTAINER", ())
    monkeypatch.setattr(platform, "release", lambda: "5.15.153.1-microsoft-standard-WSL2")
    monkeypatch.setattr(invitation_address.sys, "platform", "linux")
    assert own_addresses() == ()
    assert "“ipconfig”" in plain(explain_address(urlsplit("http://localhost:8501/"), "0.0.0.0", 8501, ()))


@pytest.mark.parametrize(
    ("name", "reached"),
    [
        *((name, True) for name in ("eth0", "enp3s0", "wlan0", "wlp2s0", "en0", "br0")),
        *(
            (name, False)
            for name in ("tun0", "tap1", "wg0", "tailscale0", "ztabc", "utun4", "lxcbr0", "docker0")
        ),
    ],
)
def test_private_networks_are_not_the_rooms(name: str, reached: bool) -> None:
    assert leads_to_the_room(name, ipaddress.IPv4Address("192.0.2.20")) is reached


@pytest.mark.parametrize(
    ("here", "port", "room"),
    [
        ("http://localhost:8501/", 8501, "http://192.0.2.20:8501/"),
        ("http://localhost/", 80, "http://192.0.2.20/"),
        ("http://localhost:9000/", 8501, "http://localhost:9000/"),
        ("http://localhost/", 8501, "http://localhost/"),
        ("https://localhost:8501/", 8501, "https://localhost:8501/"),
        ("https://localhost/", 443, "https://localhost/"),
    ],
)
def test_the_rooms_address_is_only_where_the_server_answers(
    monkeypatch: pytest.MonkeyPatch, here: str, port: int, room: str
) -> None:
    # Streamlit's own, and the machine's: how the server was started, and where it stands.
    told = {"server.address": "0.0.0.0", "server.port": port}
    monkeypatch.setattr(invitation_address.st, "get_option", told.get)
    monkeypatch.setattr(invitation_address, "page_url", lambda: here)
    monkeypatch.setattr(invitation_address, "own_addresses", lambda: ROOM)
    assert room_url() == room


@pytest.mark.parametrize(
    "here", ["http://localhost:9000/", "https://localhost/wall?stage=1", "http://localhost:8501/"]
)
def test_a_warning_names_the_port_of_the_server(here: str) -> None:
    said = plain(explain_address(urlsplit(here), "0.0.0.0", 8501, ROOM))
    assert said.endswith("open the app at http://192.0.2.20:8501.")


INVITING = pytest.mark.parametrize(
    ("name", "role"),
    [("facilitator", Role.FACILITATOR), ("wall", Role.WALL), ("group", Role.GROUP)],
)


@pytest.fixture
def invited(page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch):
    """Opens a page as a browser of the server's own machine does, and gives it with its invitation."""

    def opened(name: str, role: Role, listens_on: str):
        # Streamlit's own: what the server was started with.
        monkeypatch.setattr(invitation_address, "_listens_on", lambda: listens_on)
        monkeypatch.setattr(invitation_address, "page_url", lambda: f"http://127.0.0.1:8501/{name}")
        at = page(name, **query(house, sample, role))
        if role is Role.GROUP:  # there it stands in a fold, and is drawn once that is open
            at.session_state["another_screen"] = True
            at.run()
        return at, next(e.proto.body for e in at.get("html") if 'class="sc-invite"' in e.proto.body)

    return opened


@INVITING
def test_address_code_and_picture_stand_together_where_people_are_invited(
    invited, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch, name: str, role: Role
) -> None:
    monkeypatch.setattr(invitation_address, "own_addresses", lambda: ROOM)
    code = house.archive.join_code(sample.id)
    at, block = invited(name, role, "0.0.0.0")
    assert qr_picture(f"http://192.0.2.20:8501/?join={code}", "Join code to scan") in block
    assert "192.0.2.20:8501</b>" in block
    assert f">{code}<" in block
    assert "reaches this address" not in words(at)


def test_the_wall_opens_where_this_browser_reaches_it(invited, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitation_address, "own_addresses", lambda: ROOM)
    monkeypatch.setattr(invitation, "page_url", lambda: "http://127.0.0.1:8501/facilitator")
    at, _block = invited("facilitator", Role.FACILITATOR, "0.0.0.0")
    (wall,) = (each.proto.url for each in at.get("link_button") if each.proto.label == "Wall")
    assert wall.startswith("http://127.0.0.1:8501/enter#")
    copied = [each.value for each in at.code]
    assert f"http://192.0.2.20:8501/enter#{wall.partition('#')[2]}" in copied


@INVITING
@pytest.mark.parametrize(
    ("listens_on", "addresses"),
    [("127.0.0.1", ROOM), ("0.0.0.0", ()), ("0.0.0.0", (*ROOM, "198.51.100.7"))],
)
def test_no_code_to_scan_leads_where_nobody_else_comes(
    invited, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch,
    name: str, role: Role, listens_on: str, addresses: tuple[str, ...],
) -> None:  # fmt: skip
    monkeypatch.setattr(invitation_address, "own_addresses", lambda: addresses)
    at, block = invited(name, role, listens_on)
    assert 'class="sc-qr"' not in words(at)
    assert "127.0.0.1:8501</b>" in block
    assert f">{house.archive.join_code(sample.id)}<" in block
    assert ("http://192.0.2.20:8501" in words(at)) == (role is not Role.WALL and addresses != ())
    assert "Only this machine reaches this address" in words(at)


def test_nothing_is_said_where_everybody_reaches_the_address(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitation_address, "page_url", lambda: "https://stories.example.org/facilitator")
    said = words(page("facilitator", **query(house, sample, Role.FACILITATOR)))
    assert "reaches this address" not in said
