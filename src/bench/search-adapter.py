#!/usr/bin/env python3
"""Learns the two matrices of VectorAdapter from the vectors of all phrases. search-adapter.sh says what they are for.

    search-adapter.py VECTORS FOLDER

Those phrases are taken as questions of which is known what answers them (`askedAs`) and what helps (`helpsWith`). An item is as near
to one as Nearness.java has it, by all its other phrases. What is made small is the cross-entropy of the items that answer or
help, whose gains are those of nDCG, 3 and 1 (ListNet, Cao et al. 2007; Adam, weight decay).
"""

import json
import sys
from pathlib import Path

import numpy as np

TEMPERATURE, HELPING = 0.07, 0.7  # of Nearness.java
ANSWERS, HELPS = 3, 1
DECAY, RATE, ROUNDS, BATCH = 0.003, 0.0005, 20, 128
random = np.random.default_rng(20261128)


def read(path):
    """Phrases sorted by item, each with its vectors as a text and as a question."""
    by_item = {}
    for line in open(path):
        found = json.loads(line)
        by_item.setdefault(found["item"], []).append(found)
    return [phrase for of in by_item.values() for phrase in of]


def moved(vectors, matrix):
    """x + xA, its length, and it at length 1."""
    long = vectors + vectors @ matrix
    length = np.linalg.norm(long, axis=1, keepdims=True)
    return length, long / length


def before_length(gradient, length, unit):
    return (gradient - (gradient * unit).sum(1, keepdims=True) * unit) / length


def learn(phrases):
    """A phrase is asked of some items, and a text is a phrase by itself: many phrases share one."""
    texts = {}
    for phrase in phrases:
        texts.setdefault(phrase["text"], phrase)
    vectors = np.array([text["asText"] for text in texts.values()], np.float32)
    number = {text: i for i, text in enumerate(texts)}
    text_of = np.array([number[phrase["text"]] for phrase in phrases])
    items = [phrase["item"] for phrase in phrases]
    starts = np.flatnonzero([i == 0 or items[i] != items[i - 1] for i in range(len(items))])
    item_of = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(items))))
    by_text = np.argsort(text_of, kind="stable")
    text_starts = np.flatnonzero(np.diff(text_of[by_text], prepend=-1))
    helps = np.array([phrase["helps"] for phrase in phrases])
    weights = np.where(helps, HELPING, 1).astype(np.float32)
    judged = np.unique(text_of[helps])
    questions = np.array([text["asQuestion"] for text in texts.values()], np.float32)[judged]
    wanted = np.zeros((len(texts), len(starts)), np.float32)
    wanted[text_of, item_of] = np.where(helps, HELPS, ANSWERS)
    wanted = wanted[judged] / wanted[judged].sum(1, keepdims=True)
    print(f"{len(phrases)} phrases, {len(texts)} texts, {len(judged)} judged questions", flush=True)
    matrices = [np.zeros((vectors.shape[1],) * 2, np.float32) for _ in range(2)]
    first, second = [np.zeros_like(m) for m in matrices], [np.zeros_like(m) for m in matrices]
    step = 0
    for round_ in range(ROUNDS):
        loss, order = 0, random.permutation(len(judged))
        for begin in range(0, len(order), BATCH):
            batch = order[begin:begin + BATCH]
            asked_length, asked = moved(questions[batch], matrices[0])
            text_length, text = moved(vectors, matrices[1])
            near = np.exp((asked @ text.T - 1) / TEMPERATURE)
            near[np.arange(len(batch)), judged[batch]] = 0  # the question itself
            of_items = np.add.reduceat(near[:, text_of] * weights, starts, axis=1) + 1e-12
            odds = of_items / of_items.sum(1, keepdims=True)
            loss -= (wanted[batch] * np.log(odds + 1e-12)).sum()
            pull = ((odds - wanted[batch]) / of_items / TEMPERATURE / len(batch))[:, item_of] * weights
            pull = near * np.add.reduceat(pull[:, by_text], text_starts, axis=1)
            gradients = [questions[batch].T @ before_length(pull @ text, asked_length, asked),
                         vectors.T @ before_length(pull.T @ asked, text_length, text)]
            step += 1
            for i, gradient in enumerate(gradients):
                gradient += DECAY * matrices[i]
                first[i] = 0.9 * first[i] + 0.1 * gradient
                second[i] = 0.99 * second[i] + 0.01 * gradient ** 2
                matrices[i] -= RATE * (first[i] / (1 - 0.9 ** step)) / (np.sqrt(second[i] / (1 - 0.99 ** step)) + 1e-8)
        print(f"round {round_ + 1}: loss {loss / len(judged):.3f}", flush=True)
    return matrices


for name, matrix in zip(("questions", "texts"), learn(read(sys.argv[1]))):
    scale = np.abs(matrix).max() / 127
    Path(sys.argv[2], f"adapter-of-{name}.bin").write_bytes(
        np.array(scale, ">f4").tobytes() + np.round(matrix / scale).astype(np.int8).tobytes())
