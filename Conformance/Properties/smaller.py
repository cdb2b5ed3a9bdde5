"""Makes a failing case smaller: drops what it fails without."""

import copy


def smallest(case, fails, attempts=400):
    """A part of the case that still fails and of which nothing more can be dropped, as far as the attempts allow."""
    tried = 0
    again = True
    while again:
        again = False
        # From the end: a later place keeps its meaning when a later one goes.
        for path in sorted(places(case), key=len):
            if tried == attempts:
                return case
            part = without(case, path)
            if part is None:
                continue
            tried += 1
            if fails(part):
                case, again = part, True
    return case


def places(case):
    """What can be dropped: whole handlers and dispatches first, then steps, then what they and the model hold."""
    plan = case["plan"]
    yield from (["runs", n] for n in reversed(range(len(case["runs"]))))
    yield from (["state", key] for key in ("fail", "status", "cloud"))
    for name, steps in {**plan.get("handlers", {}), "init": plan.get("init", [])}.items():
        where = ["plan", name] if name == "init" else ["plan", "handlers", name]
        yield where
        yield from ([*where, n] for n in reversed(range(len(steps))))
        yield from ([*where, n, "only_run"] for n in range(len(steps)))
    yield from (["plan", "observe", n] for n in reversed(range(len(plan["observe"]))))
    yield from (["plan", "stored_default", key] for key in plan.get("stored_default", {}))
    for n in range(len(case["runs"])):
        yield ["runs", n, "state"]
    for key, value in case["state"].items():
        if key in ("relations", "secrets", "config", "network"):
            yield from (["state", key, name] for name in (value if isinstance(value, dict) else ()))


def without(case, path):
    """The case without what stands at a place; None where nothing does or where it cannot go."""
    part = copy.deepcopy(case)
    *way, last = path
    value = part
    try:
        for step in way:
            value = value[step]
        del value[last]
    except (KeyError, IndexError):
        return None
    return part if part["runs"] else None
