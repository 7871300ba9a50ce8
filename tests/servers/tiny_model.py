"""Writes a llama of 1 MB with random weights: it says nothing, quickly, and a grammar can lead it.

`python tiny_model.py FILE` needs the packages of requirements/servers.txt. One channel of the embedding is the
same for all tokens, so the output's column for it is a leaning towards each token: towards quotation marks and
closing brackets, so that a reply in a form comes to its end, and away from what a grammar seldom allows.
"""

import math
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from gguf import GGUFWriter, TokenType

PROMPTS = Path(__file__).resolve().parents[2] / "prompts"
WIDTH, HEADS, LAYERS = 32, 2, 2
TRAINED_FOR = 8192
WORDS_TO_A_STRING = 8
TEMPLATE = (
    "{% for m in messages %}<|turn|>{{ m['role'] }}\n{{ m['content'] }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|turn|>assistant\n{% endif %}"
)
LEANINGS = {"{": 2.2, "}": 1.0, "]": 0.8, ",": 0.4, ":": 1.0, "[": 0.5, "\\": -9.0, "\u2581": -5.0}
"""How much likelier than a word a single sign is."""
DRAWN_FROM = 40
"""Servers draw the next token from so many of the likeliest ones when nobody tells them otherwise."""

Token = tuple[str, float, TokenType]


def vocabulary() -> list[Token]:
    """Control signs, bytes, signs, and the words of our prompts with their beginnings: pairs merge into words."""
    words = sorted(
        set(re.findall(r"[a-z]{2,}", " ".join(p.read_text("utf-8") for p in PROMPTS.glob("*.md"))))
    )
    found: dict[str, Token] = {}
    for token in _tokens(words):
        found.setdefault(token[0], token)
    return list(found.values())


def _tokens(words: list[str]) -> Iterator[Token]:
    yield "<unk>", 0.0, TokenType.UNKNOWN
    yield from ((sign, 0.0, TokenType.CONTROL) for sign in ("<s>", "<|turn|>", "<|end|>"))
    yield from ((f"<0x{byte:02X}>", 0.0, TokenType.BYTE) for byte in range(256))
    for word in words:
        for whole in (f"\u2581{word}", word):
            yield from ((whole[:size], -size / 100, TokenType.NORMAL) for size in range(2, len(whole) + 1))
    signs = "\u2581" + string.ascii_letters + string.digits + string.punctuation
    yield from ((sign, -1000.0, TokenType.NORMAL) for sign in signs)


def leanings(tokens: list[Token]) -> np.ndarray:
    """The logit of each token before chance adds to it."""
    crowd = math.log(DRAWN_FROM) + 0.7
    leaning = np.zeros(len(tokens), np.float32)
    for number, (text, _, kind) in enumerate(tokens):
        leaning[number] = LEANINGS.get(text, 0.0) if kind is TokenType.NORMAL else -12.0
        if text == '"':
            leaning[number] = crowd - math.log(WORDS_TO_A_STRING)
        if text == "<|end|>":
            leaning[number] = crowd - math.log(10 * WORDS_TO_A_STRING)
    return leaning


def write(path: Path, seed: int = 1) -> None:
    """Write the model; the same seed writes the same bytes."""
    tokens = vocabulary()
    names = [text for text, _, _ in tokens]
    writer = GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_context_length(TRAINED_FOR)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(2 * WIDTH)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(names)
    writer.add_token_scores([score for _, score, _ in tokens])
    writer.add_token_types([int(kind) for _, _, kind in tokens])
    writer.add_bos_token_id(names.index("<s>"))
    writer.add_eos_token_id(names.index("<|end|>"))
    writer.add_unk_token_id(names.index("<unk>"))
    writer.add_add_space_prefix(False)
    writer.add_chat_template(TEMPLATE)
    for name, weights in tensors(leanings(tokens), np.random.default_rng(seed)):
        writer.add_tensor(name, weights)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def tensors(leaning: np.ndarray, chance: np.random.Generator) -> Iterator[tuple[str, np.ndarray]]:
    """All weights; no layer adds to the common channel, so it reaches the output as it was."""

    def random(*shape: int, spread: float = 0.05) -> np.ndarray:
        return chance.normal(0, spread, shape).astype(np.float32)

    def beside_the_common(weights: np.ndarray) -> np.ndarray:
        weights[0] = 0
        return weights

    even = np.ones(WIDTH, np.float32)
    embedding = random(len(leaning), WIDTH, spread=0.1)
    embedding[:, 0] = 1
    output = random(len(leaning), WIDTH, spread=0.1)
    output[:, 0] = leaning / math.sqrt(WIDTH / (1 + 0.01 * (WIDTH - 1)))
    yield "token_embd.weight", embedding
    yield "output_norm.weight", even
    yield "output.weight", output
    for layer in (f"blk.{number}." for number in range(LAYERS)):
        yield f"{layer}attn_norm.weight", even
        yield f"{layer}ffn_norm.weight", even
        for part in ("attn_q", "attn_k", "attn_v"):
            yield f"{layer}{part}.weight", random(WIDTH, WIDTH)
        yield f"{layer}attn_output.weight", beside_the_common(random(WIDTH, WIDTH))
        yield f"{layer}ffn_gate.weight", random(2 * WIDTH, WIDTH)
        yield f"{layer}ffn_up.weight", random(2 * WIDTH, WIDTH)
        yield f"{layer}ffn_down.weight", beside_the_common(random(WIDTH, 2 * WIDTH))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
