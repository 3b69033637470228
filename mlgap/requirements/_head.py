"""The linear head: how probable it is that a line describes each requirement, or none of them."""

from __future__ import annotations

import numpy as np

STRENGTH = 50.0
"""Weight of the data against the penalty on the weights; chosen on the tuning half of the labelled lines."""
_ITERATIONS = 150


def fit_head(vectors: np.ndarray, owner: np.ndarray, classes: int) -> np.ndarray:
    """Return weights (d + 1, classes) float32 of a multinomial logistic regression; the last row is the bias.

    `vectors` (n, d) are unit rows, `owner` (n,) their class. The penalty is half the squared weights, the
    bias is free. The same input gives the same weights.

    Why: the bare cosine to the nearest text cannot tell a retrained model from a retrained nurse. The head
    is learnt from the shipped texts alone, background lines included, so that it can be rebuilt by anyone.
    """
    from scipy.optimize import minimize

    inputs = np.hstack([vectors, np.ones((len(vectors), 1))]).astype(np.float64)
    truth = np.zeros((len(vectors), classes))
    truth[np.arange(len(vectors)), owner] = 1

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(inputs.shape[1], classes)
        shares = probabilities_of(inputs @ weights)
        penalised = np.vstack([weights[:-1], np.zeros((1, classes))])
        value = -STRENGTH * np.log(shares[truth == 1]).sum() + (penalised**2).sum() / 2
        return value, (STRENGTH * inputs.T @ (shares - truth) + penalised).ravel()

    start = np.zeros(inputs.shape[1] * classes)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS})
    return np.asarray(found.x, dtype=np.float32).reshape(inputs.shape[1], classes)


def predict(vectors: np.ndarray, head: np.ndarray) -> np.ndarray:
    """Return (n, classes) float64 probabilities; each row sums to 1."""
    weights = head.astype(np.float64)
    return probabilities_of(vectors.astype(np.float64) @ weights[:-1] + weights[-1])


def probabilities_of(scores: np.ndarray) -> np.ndarray:
    """Return the softmax of each row of `scores`."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
