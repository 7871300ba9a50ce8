"""A whole journey by keyboard: after each action the focus stands on what comes next, and what happened is heard once."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Table
from tests.support.page_state import drawn, focused

NAME = (
    "e === document.body ? 'body'"
    " : e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || e.localName"
)
LISTEN = """
globalThis.heard = []
{
  const REGION = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]"
  const watch = (root) => new MutationObserver((changes) => {
    const regions = new Set()
    for (const { target, addedNodes } of changes) {
      const around = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(REGION)
      if (around) regions.add(around)
      for (const node of addedNodes)
        for (const each of [node, ...(node.querySelectorAll?.("*") ?? [])]) if (each.matches?.(REGION)) regions.add(each)
    }
    for (const region of regions) if (region.textContent.trim()) globalThis.heard.push(region.textContent.trim())
  }).observe(root, { childList: true, subtree: true, characterData: true })
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how)
    watch(root)
    return root
  }
  watch(document)
}
"""


@dataclass
class Walker:
    """Somebody who presses keys, and listens."""

    page: Page

    def press(self, name: str, key: str = "Enter", role: str = "button") -> None:
        """Press a key on the first control whose name begins so."""
        self.page.get_by_role(role, name=re.compile(f"^{re.escape(name)}")).first.press(key)

    def stands(self, at: str, *heard: str) -> None:
        """Wait until this is heard, each once and in this order, and the focus stands on what has this name."""
        for _look in range(40):
            now = self.page.evaluate("() => heard")
            if len(now) >= len(heard) and at in focused(self.page, NAME):
                break
            self.page.wait_for_timeout(250)
        self.page.wait_for_timeout(600)
        now = self.page.evaluate("() => heard.splice(0)")
        focus = focused(self.page, NAME)
        assert at in focus, f"{focus!r}, and heard {now}"
        assert len(now) == len(heard), now
        assert all(words in told for words, told in zip(heard, now, strict=True)), now


def walker(page: Page, address: str, seen: str) -> Walker:
    page.goto(address)
    expect(page.get_by_text(seen).first).to_be_visible()
    drawn(page)
    page.wait_for_timeout(1_500)
    page.evaluate("() => heard.splice(0)")
    return Walker(page)


def test_points_and_threads(sample: Table, person) -> None:
    walk = walker(person(script=LISTEN), sample.group, "live")
    page = walk.page
    page.get_by_label("Type a point").fill("The bell rang twice.")
    page.get_by_label("Type a point").press("Control+Enter")
    walk.stands("Type a point", "1 point added.")
    sample.say("Rain came in.", "Nobody minded.")
    walk.stands("Type a point", "2 points added.")
    walk.press("Edit")
    page.keyboard.type(" So it was.")
    page.keyboard.press("Control+Enter")
    walk.stands("Edit", "1 point changed.")
    walk.press("Withdraw")
    page.keyboard.press("Enter")
    walk.stands("Edit", "1 point withdrawn.")
    walk.press("4. Finding common threads", "Space", "radio")
    walk.stands("4. Finding common threads")
    walk.press("New thread")
    page.get_by_label("Title", exact=True).fill("Bells")
    page.get_by_label("Title", exact=True).press("Control+Enter")
    walk.stands("Title", "1 thread made.")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    walk.stands("New thread")
    walk.press("Rename: Bells")
    page.keyboard.type("Bells at night")
    page.keyboard.press("Enter")
    walk.stands("Rename: Bells", "Named “")
    walk.press("Disputed:")
    walk.stands("Settled:", "Marked as disputed.")
    walk.press("Undo")
    walk.stands("Undo", "Undone.")
    walk.press("Redo")
    walk.stands("Undo", "Done again.")
    walk.press("Fold:")
    walk.stands("Fold:")
    walk.press("Remove:")
    walk.stands("Rename:", "Removed “")


def test_a_story_is_changed_saved_and_presented(sample: Table, person) -> None:
    walk = walker(person(script=LISTEN), f"{sample.group}&stage=story", "live")
    page = walk.page
    walk.press("Reopen as a new revision")
    walk.stands("Earlier revisions")
    page.locator(".story .sentence").first.press("Enter")
    walk.press("Edit this paragraph")
    for words in (" Forty goats", " sang all night."):
        page.keyboard.type(words, delay=60)
        expect(page.locator(".said", has_text="Saved")).to_be_visible()
    walk.stands("Paragraph 1", "Saved")
    page.keyboard.press("Escape")
    walk.stands("In March")
    walk.press("Next to look at")
    page.get_by_label("Why it stands").fill("All of us heard them.")
    page.get_by_label("Why it stands").press("Enter")
    walk.stands("Forty goats")
    walk.press("Save as our story")
    walk.stands("Save all the same", "Once saved, the text is sealed")
    walk.press("Save all the same")
    walk.stands("Save its file again", "Final and sealed", "Saved as")
    walk.press("Present")
    walk.stands("The notebook was already there", "The notebook was already there")
    page.keyboard.press("Escape")
    walk.stands("Present")


def test_who_comes_in_and_who_leads(sample: Table, person) -> None:
    walk = walker(person(script=LISTEN), sample.group.split("/group")[0], "Join with a code")
    code = walk.page.get_by_label("Join code")
    code.fill("ZZZ ZZZ")
    code.press("Enter")
    expect(walk.page.get_by_role("alert")).to_be_visible()
    walk.stands("Join code", "No workshop has this code.")
    code.fill(sample.code)
    code.press("Enter")
    expect(walk.page.get_by_role("heading", name="You are joining")).to_be_visible()
    walk.stands("You are joining")
    walk.press("Valley table")
    expect(walk.page.get_by_role("button", name="Add point")).to_be_visible()
    walk = walker(person(script=LISTEN), sample.facilitator, "live")
    walk.page.get_by_label("Add a group").fill("Green table")
    walk.page.get_by_label("Add a group").press("Control+Enter")
    walk.stands("Add a group", "1 group added.")
    walk.press("All points", "Space", "radio")
    walk.stands("All points")
