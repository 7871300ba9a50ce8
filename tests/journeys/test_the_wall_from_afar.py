"""The wall is read from five metres: nothing is smaller than 24 px at 1920 × 1080, and nothing scrolls."""

from dataclasses import replace
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from storycraft.domain.workshop import Lane, Thread
from tests.journeys.conftest import Table
from tests.support.threads import add_thread

SMALL = """() => {
  const found = []
  const look = (root) => root.querySelectorAll("*").forEach((node) => {
    if (node.shadowRoot) look(node.shadowRoot)
    const says = [...node.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.textContent.trim())
    const box = node.getBoundingClientRect()
    const small = parseFloat(getComputedStyle(node).fontSize) < 24
    if (says && small && box.width > 1 && box.height > 1) found.push(node.outerHTML)
  })
  look(document.body)
  return found
}"""
SCROLLS = """() => [...document.querySelectorAll("*")].filter(
  (node) => node.scrollHeight > node.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(node).overflowY)
).map((node) => node.outerHTML.slice(0, 120))"""


def test_threads_and_points_are_large_enough(server, table: Table, person) -> None:
    archive = table.archive
    table.say(
        *(
            f"Crate {number} was left on the quay overnight, and nobody asked whose it was."
            for number in range(12)
        )
    )
    ids = [c.id for c in archive.workshop(table.id).contributions]
    for number, lane in enumerate((*Lane, *Lane, *Lane)):
        made = Thread(
            id="", lane=lane, title=f"Crates that nobody owns, part {number}", contribution_ids=(ids[number],)
        )
        add_thread(archive, table.id, made)
    wall = person()
    wall.set_viewport_size({"width": 1920, "height": 1080})
    wall.goto(f"{server.url}/wall?w={table.id}&wkey={archive.wall_key(table.id)}")
    for stage in ("experiences", "threads"):
        rehearsed = replace(archive.controls(table.id), rehearsal=stage == "threads")
        called = rehearsed.calling(stage).timing(stage, 10, datetime.now(UTC))
        archive.save_controls(table.id, called, "everyone called", stage)
        expect(wall.locator(".sc-lead")).to_contain_text("points" if stage == "experiences" else "threads")
        _is_read_from_afar(wall)


def _is_read_from_afar(wall: Page) -> None:
    expect(wall.locator(".badge:not(.soon)")).to_have_text("live")
    assert wall.evaluate(SMALL) == []
    # While a page turns, what stood there before is still beside it for a moment.
    wall.wait_for_function(f"() => ({SCROLLS})().length === 0")
