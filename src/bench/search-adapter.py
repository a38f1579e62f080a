#!/usr/bin/env python3
"""Learns the two matrices of VectorAdapter from the vectors of all phrases. search-adapter.sh says what they are for.

    search-adapter.py VECTORS FOLDER

Each phrase is taken as a question. An item is as near to it as the nearest of its other phrases (the application takes the
nearest three: learned like that, the matrices are no better; decision 27). What is made small is the
cross-entropy of the items that have the phrase (softmax at a temperature of TAU, Adam, weight decay).
"""

import json
import sys
from pathlib import Path

import numpy as np

TAU, DECAY, RATE, ROUNDS, BATCH = 0.08, 0.003, 0.0005, 9, 256
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
    vectors = np.array([phrase["asText"] for phrase in phrases], np.float32)
    questions = np.array([phrase["asQuestion"] for phrase in phrases], np.float32)
    items = [phrase["item"] for phrase in phrases]
    starts = np.flatnonzero([i == 0 or items[i] != items[i - 1] for i in range(len(items))])
    of = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(items))))
    where = {}
    for i, phrase in enumerate(phrases):
        where.setdefault(phrase["text"], []).append(i)
    matrices = [np.zeros((vectors.shape[1],) * 2, np.float32) for _ in range(2)]
    first, second = [np.zeros_like(m) for m in matrices], [np.zeros_like(m) for m in matrices]
    step = 0
    for number in range(ROUNDS):
        loss, order = 0, random.permutation(len(phrases))
        for begin in range(0, len(order), BATCH):
            batch = order[begin:begin + BATCH]
            asked_length, asked = moved(questions[batch], matrices[0])
            text_length, text = moved(vectors, matrices[1])
            near = asked @ text.T
            wanted = np.zeros((len(batch), len(starts)), np.float32)
            for row, phrase in enumerate(batch):
                same = where[phrases[phrase]["text"]]
                near[row, same] = -2
                wanted[row, of[same]] = 1
            wanted /= wanted.sum(1, keepdims=True)
            nearest = np.maximum.reduceat(near, starts, axis=1)
            odds = np.exp((nearest - nearest.max(1, keepdims=True)) / TAU)
            odds /= odds.sum(1, keepdims=True)
            loss -= (wanted * np.log(odds + 1e-12)).sum()
            pull = np.where(near == nearest[:, of], ((odds - wanted) / TAU / len(batch))[:, of], 0).astype(np.float32)
            gradients = [questions[batch].T @ before_length(pull @ text, asked_length, asked),
                         vectors.T @ before_length(pull.T @ asked, text_length, text)]
            step += 1
            for i, gradient in enumerate(gradients):
                gradient += DECAY * matrices[i]
                first[i] = 0.9 * first[i] + 0.1 * gradient
                second[i] = 0.99 * second[i] + 0.01 * gradient ** 2
                matrices[i] -= RATE * (first[i] / (1 - 0.9 ** step)) / (np.sqrt(second[i] / (1 - 0.99 ** step)) + 1e-8)
        print(f"round {number + 1}: loss {loss / len(phrases):.3f}", flush=True)
    return matrices


phrases = read(sys.argv[1])
print(f"{len(phrases)} phrases")
for name, matrix in zip(("questions", "texts"), learn(phrases)):
    scale = np.abs(matrix).max() / 127
    Path(sys.argv[2], f"adapter-of-{name}.bin").write_bytes(
        np.array(scale, ">f4").tobytes() + np.round(matrix / scale).astype(np.int8).tobytes())
