"""The methods that the bands of pay are compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from mlgap.pay import MIN_ADVERTS, PERCENTILES

CALIBRATION_MONTHS = 3
Key = tuple[str, ...]


def everyone(values: np.ndarray, n: int) -> np.ndarray:
    """Return (n, 3): the same percentiles of all adverts for everyone."""
    return np.tile(np.quantile(values, PERCENTILES), (n, 1))


def groups(train: Sequence[Key], test: Sequence[Key], values: np.ndarray) -> np.ndarray:
    """Return (n, 3): percentiles of level x role x segment x metro, falling back to fewer of these.

    A key is (level, role family, segment, metro); a group needs 15 adverts.
    """
    bands = np.tile(np.quantile(values, PERCENTILES), (len(test), 1))
    for parts in (slice(1, 2), slice(0, 2), slice(0, 3), slice(0, 4)):
        members: defaultdict[Key, list[float]] = defaultdict(list)
        for key, value in zip(train, values, strict=True):
            members[key[parts]].append(float(value))
        fitted = {k: np.quantile(v, PERCENTILES) for k, v in members.items() if len(v) >= MIN_ADVERTS}
        for i, key in enumerate(test):
            if key[parts] in fitted:
                bands[i] = fitted[key[parts]]
    return bands


def conformal_groups(
    train: Sequence[Key], test: Sequence[Key], values: np.ndarray, months: np.ndarray
) -> np.ndarray:
    """Return (n, 3): groups fitted without the newest months, widened by what those months lie outside."""
    newest = _newest(months)
    fit = [key for key, new in zip(train, newest, strict=True) if not new]
    judge = [key for key, new in zip(train, newest, strict=True) if new]
    calibration = groups(fit, judge, values[~newest])
    return _widened(groups(train, test, values), calibration, values[newest])


def boosted(
    train: Sequence[dict[str, str | float]],
    test: Sequence[dict[str, str | float]],
    values: np.ndarray,
    months: np.ndarray,
) -> np.ndarray:
    """Return (n, 3): gradient-boosted quantiles of the log midpoint, made conformal (CQR).

    Source: Romano, Patterson and Candes (2019), Conformalized quantile regression.
    """
    import pandas as pd

    frame, later = pd.DataFrame(train), pd.DataFrame(test)
    for name in frame.select_dtypes(exclude="number").columns:
        kinds = pd.CategoricalDtype(sorted({*frame[name], *later[name]}))
        frame[name], later[name] = frame[name].astype(kinds), later[name].astype(kinds)
    newest = _newest(months)
    calibration = _boosted(frame[~newest], values[~newest], frame[newest])
    return _widened(_boosted(frame, values, later), calibration, values[newest])


def _boosted(train: object, values: np.ndarray, test: object) -> np.ndarray:
    from sklearn.ensemble import HistGradientBoostingRegressor

    bands = []
    for share in PERCENTILES:
        model = HistGradientBoostingRegressor(
            loss="quantile", quantile=share, max_iter=120, learning_rate=0.06, max_leaf_nodes=8,
            min_samples_leaf=25, l2_regularization=5, categorical_features="from_dtype", random_state=0,
        )  # fmt: skip
        bands.append(np.exp(model.fit(train, np.log(values)).predict(test)))
    return np.sort(np.stack(bands, axis=1), axis=1)


def _newest(months: np.ndarray) -> np.ndarray:
    return np.asarray(np.isin(months, sorted(set(months.tolist()))[-CALIBRATION_MONTHS:]))


def _widened(bands: np.ndarray, calibration: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return bands whose ends are multiplied by what holds 80 % of the calibration's values."""
    outside = np.maximum(np.log(calibration[:, 0] / values), np.log(values / calibration[:, 2]))
    rank = min(1.0, 0.8 * (1 + 1 / len(values)))
    by = np.exp(np.quantile(outside, rank))
    return np.sort(bands * np.array([1 / by, 1.0, by]), axis=1)
