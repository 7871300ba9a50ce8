"""On a page that others reach, public servers and the usual ports of this machine can be chosen, and nothing else."""

import pytest

from storycraft.domain.errors import SettingsError
from storycraft.model_addresses import check_address, is_named, may_connect


@pytest.mark.parametrize(
    "address",
    [
        "https://api.openai.com/v1",
        "https://models.example.org:8443/v1",
        "https://models.example.org./v1",
        "https://xn--bcher-kva.example/v1",
        "https://8.8.4.4/v1",
        "https://[2606:4700::1111]/v1",
        "http://127.0.0.1:11434/v1",
        "http://localhost:1234/v1",
        "http://[::1]:8080/v1",
        "https://LOCALHOST:8000/v1",
    ],
)
def test_public_servers_and_local_model_servers_can_be_chosen(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://api.openai.com/v1",
        "http://127.0.0.1:5432/v1",
        "http://127.0.0.1/v1",
        "http://127.0.0.2:11434/v1",
        "https://localhost/v1",
        "https://localhost.:11434/v1",
        "http://[::1]:22/v1",
        "https://0.0.0.0:11434/v1",
        "https://[::]:11434/v1",
        "https://10.1.2.3/v1",
        "https://172.16.0.9/v1",
        "https://192.168.178.1/v1",
        "https://169.254.169.254/latest",
        "https://100.64.0.1/v1",
        "https://224.0.0.1/v1",
        "https://240.0.0.1/v1",
        "https://255.255.255.255/v1",
        "https://[fe80::1]/v1",
        "https://[fd00::1]/v1",
        "https://[fec0::1]/v1",
        "https://[ff02::1]/v1",
        "https://[::ffff:127.0.0.1]/v1",
        "https://[::ffff:8.8.4.4]/v1",
        "https://[::127.0.0.1]/v1",
        "https://[64:ff9b::a01:203]/v1",
        "https://[64:ff9b:1::1]/v1",
        "https://[2002:7f00:1::]/v1",
        "https://[2001:0:4136:e378::1]/v1",
        "https://2130706433/v1",
        "https://0x7f000001/v1",
        "https://0177.0.0.1/v1",
        "https://127.1/v1",
        "https://0x7f.0.0.1/v1",
        "https://1.2.3.0x4/v1",
        "https://printer/v1",
        "https://printer.local/v1",
        "https://gpu.internal/v1",
        "https://router.home.arpa/v1",
        "https://x.localhost/v1",
        "https://１２７.0.0.1/v1",
        "https://models.example.org\\@127.0.0.1/v1",
        "https://models.example.org:0x50/v1",
        "https://models.example.org:99999/v1",
        "https://exa mple.org/v1",
        "https://-/v1",
        "ftp://models.example.org/v1",
        "https:///v1",
    ],
)
def test_nothing_else_can(address: str) -> None:
    with pytest.raises(SettingsError) as refused:
        check_address(address)
    assert "STORYCRAFT_MODEL_HOSTS" in refused.value.next_step


@pytest.mark.parametrize(
    ("host", "port", "found", "may"),
    [
        ("models.example.org", 443, "8.8.4.4", True),
        ("models.example.org", 443, "2606:4700::1111", True),
        ("models.example.org", 443, "10.0.0.7", False),
        ("models.example.org", 443, "169.254.169.254", False),
        ("models.example.org", 443, "127.0.0.1", False),
        ("models.example.org", 11434, "127.0.0.1", False),
        ("models.example.org", 443, "::ffff:10.0.0.7", False),
        ("models.example.org", 443, "64:ff9b::808:404", False),
        ("models.example.org", 443, "fe80::1%eth0", False),
        ("models.example.org", 443, "", False),
        ("localhost", 11434, "127.0.0.1", True),
        ("localhost", 11434, "::1", True),
        ("localhost", 11434, "8.8.4.4", False),
        ("localhost", 22, "127.0.0.1", False),
    ],
)
def test_what_a_name_leads_to_decides(host: str, port: int, found: str, may: bool) -> None:
    assert may_connect(host, port, found) is may


def test_installation_allows_hosts_by_name_with_or_without_a_port() -> None:
    allowed = ("gpu.internal", "10.0.0.5:8000")
    assert is_named("http://GPU.internal:9000/v1", allowed)
    assert is_named("http://10.0.0.5:8000/v1", allowed)
    assert not is_named("http://10.0.0.5:22/v1", allowed)
    assert not is_named("http://other.gpu.internal/v1", allowed)
    assert not is_named("http://gpu.internal.example.org/v1", allowed)
    assert not is_named("https://api.openai.com/v1", ())
