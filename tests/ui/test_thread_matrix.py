"""The facilitator's view of threads across groups: counts, words, who is silent, as a table and as a chart."""

from typing import Any

import pyarrow as pa
from streamlit.testing.v1 import AppTest

from storycraft.domain.workshop import Lane, Thread, Workshop
from storycraft.wiring import Parts
from tests.support.threads import add_thread, remove_threads
from tests.ui.conftest import words
from tests.ui.test_pages import facilitator


def across(page, house: Parts, sample: Workshop) -> AppTest:
    """Two threads of our own: one of two groups, one of the first of them alone."""
    remove_threads(house.archive, sample.id)
    first, *_, last = sample.contributions
    assert first.group_id != last.group_id
    for title, ids in (("<b>Keys</b>", (first.id, last.id)), ("Doors", (first.id,))):
        add_thread(house.archive, sample.id, Thread(id="", lane=Lane.NEW, title=title, contribution_ids=ids))
    opened = page("facilitator", **facilitator(house, sample))
    opened.button_group(key="view").set_value("Across groups").run()
    assert not opened.exception
    return opened


def test_threads_are_counted_by_group_with_their_words(page, house: Parts, sample: Workshop) -> None:
    opened = across(page, house, sample)
    table = next(e.proto.body for e in opened.get("html") if "<table" in e.proto.body)
    assert "&lt;b&gt;Keys&lt;/b&gt;" in table
    assert table.count("<details>") == 3
    assert sample.contributions[-1].text.replace("'", "&#x27;") in table
    alone = sample.group(sample.contributions[0].group_id)
    assert f"{alone.name}</bdi>: “<bdi" in words(opened)
    assert "Silent on this" in words(opened)


def test_the_chart_shows_the_same_counts(page, house: Parts, sample: Workshop) -> None:
    opened = across(page, house, sample)
    opened.button_group(key="matrix.as").set_value("Chart").run()
    field, curve = (rows_of(each.proto) for each in opened.get("vega_lite_chart"))
    assert sorted(cell["points"] for cell in field if cell["points"]) == [1, 1, 1]
    assert {step["threads"] for step in curve} == {2}


def rows_of(chart: Any) -> list[dict[str, Any]]:
    data = chart.datasets[0].data.data if chart.datasets else chart.data.data
    return pa.ipc.open_stream(data).read_all().to_pylist()


def test_without_threads_it_says_where_they_are_made(page, house: Parts, sample: Workshop) -> None:
    remove_threads(house.archive, sample.id)
    opened = page("facilitator", **facilitator(house, sample))
    opened.button_group(key="view").set_value("Across groups").run()
    assert "No threads yet" in words(opened)


def test_one_press_leads_from_comparing_to_threads_across_groups(
    page, house: Parts, sample: Workshop
) -> None:
    opened = across(page, house, sample)
    opened.button_group(key="view").set_value("Compare drafts").run()
    assert "Silent on this" not in words(opened)
    opened.button(key="compare.across").click().run()
    assert opened.button_group(key="view").value == "Across groups"
    assert "Silent on this" in words(opened)


def test_one_press_leads_to_the_board(page, house: Parts, sample: Workshop) -> None:
    opened = across(page, house, sample)
    opened.session_state[f"stage.last.{sample.id}"] = "experiences"  # this screen looked into a group before
    opened.button(key="matrix.board").click().run()
    assert not opened.exception
    assert "The threads of the room" in words(opened)
    assert opened.query_params["stage"] == "threads"


def test_a_group_counts_threads_in_which_its_points_stand(page, house: Parts, sample: Workshop) -> None:
    opened = across(page, house, sample)
    opened.button_group(key="view").set_value("Groups").run()
    row = words(opened).split(f">{sample.group(sample.contributions[0].group_id).name}</a>")[1]
    assert "</small>2</td>" in row.split("</tr>")[0]
