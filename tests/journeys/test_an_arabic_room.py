"""An Arabic room from its first point to its printed story: from right to left, with nothing turned around or cut."""

from pathlib import Path

from playwright.sync_api import Page, expect

from storycraft.locales.translator import translator
from tests.journeys.conftest import OUTPUT
from tests.support.page_state import drawn
from tests.support.sight import TURNED, cut

POINTS = (
    "في 14 مارس وصلت مضخة Grundfos\u200f (قديمة) إلى ساحة الحي.",
    "لم يسأل أحد من يدفع، وجاء الخباز بالحبال.",
    "عدنا إلى البئر كل خميس، ومعنا 3 مفاتيح من مقاس 15/16.",
    "من يحفظ المفتاح في الصيف؟",
)
NARROW, WIDE = 390, 1440
FRAMED = """() => {
  let at = document.activeElement
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return getComputedStyle(at).outlineStyle
}"""
"""The frame of what is focused."""


def said(template: str) -> str:
    return translator("ar").text(template, {})


def stands_right(page: Page, shots, name: str) -> None:
    """Nothing is turned around, and nothing is cut on a desk or a phone."""
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    before = page.viewport_size
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        drawn(page)
        page.wait_for_timeout(300)
        assert cut(page) == [], (name, width)
        assert page.evaluate(TURNED) == [], (name, width)
    page.set_viewport_size(before)
    shots(page, f"arabic-{name}")


def opened(page: Page, url: str) -> str:
    """Open a workshop on the first page, and give its join code."""
    page.goto(f"{url}/?lang=ar")
    page.get_by_label(said("Title"), exact=True).fill("ساقية الحي")
    page.get_by_role("button", name=said("Open the workshop"), exact=True).click()
    expect(page.locator(".sc-code")).to_be_visible()
    return page.locator(".sc-code").inner_text()


def told(page: Page) -> None:
    """Weave without a model, and save what came as the group's story."""
    page.locator(".st-key-stage").get_by_role("radio").nth(4).click()
    page.get_by_role("button", name=said("Propose from our points")).click()
    weave = page.get_by_role("button", name="نسج 4")
    weave.click()
    expect(page.get_by_role("radio", name=said("Compare"), exact=True)).to_be_visible()
    page.get_by_role("radio", name=said("Read"), exact=True).click()
    expect(page.locator(".story .sentence").first).to_be_visible()


def test_from_first_point_to_the_printed_story(server, person, shots) -> None:
    page = person()
    code = opened(page, server.url)
    stands_right(page, shots, "facilitator")
    page.goto(f"{server.url}/?join={code}&lang=ar")
    page.get_by_label(said("Or start a new group")).fill("طاولة الماء")
    stands_right(page, shots, "join")
    page.get_by_role("button", name=said("Start this group")).click()
    page.get_by_label(said("Type a point, or paste many: one per line").split(":")[0]).fill("\n".join(POINTS))
    page.get_by_role("button", name="إضافة").last.click()
    expect(page.locator(".words")).to_have_count(4)
    assert page.locator(".words").first.inner_text() == POINTS[0]
    stands_right(page, shots, "points")
    told(page)
    expect(page.get_by_text(said("Read")).first).to_be_visible()
    stands_right(page, shots, "story")
    page.get_by_role("button", name=said("Save as our story")).click()
    page.get_by_role("button", name=said("Save all the same")).click()
    expect(page.get_by_role("button", name=said("Present"), exact=True)).to_be_visible()
    on_paper(page, shots)
    saved = max(Path(server.data, "stories").glob("**/*.md"), key=lambda file: file.stat().st_mtime)
    text = saved.read_text(encoding="utf-8")
    assert all(point in text for point in POINTS)
    assert "## الأدلة" in text
    assert page.problems == []


def on_paper(page: Page, shots) -> None:
    """The printed story has its sources as notes, from right to left, and no controls."""
    page.locator(".story .sentence").last.focus()
    page.emulate_media(media="print")
    notes = page.locator(".story .printed li")
    expect(notes.first).to_be_visible()
    assert notes.first.evaluate("(note) => getComputedStyle(note).direction") == "rtl"
    sentence = page.locator(".story .sentence").first
    assert sentence.evaluate("(node) => getComputedStyle(node.closest('p')).direction") == "rtl"
    assert page.evaluate(FRAMED) == "none"
    expect(page.get_by_role("button", name=said("Present"), exact=True)).to_be_hidden()
    shots(page, "arabic-printed")
    page.pdf(path=OUTPUT / "arabic-printed.pdf", format="A4")
    page.emulate_media(media="screen")
