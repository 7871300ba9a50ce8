"""What Streamlit keeps of a run that a fragment's run breaks off; where its references are safe, the setting can go."""

from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue


def test_a_reference_outlives_the_container_that_it_belongs_in() -> None:
    container, reference, queue = ForwardMsg(), ForwardMsg(), ForwardMsgQueue()
    container.delta.fragment_id = "story"
    container.metadata.delta_path.extend([0, 1])
    reference.ref_hash = "seen before"
    reference.metadata.delta_path.extend([0, 1, 1])
    queue.enqueue(container)
    queue.enqueue(reference)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["story"])
    assert [message.WhichOneof("type") for message in queue.flush()] == ["ref_hash"]


def test_no_message_is_sent_as_a_reference() -> None:
    assert config.get_option("global.minCachedMessageSize") > 100_000_000
