"""Makes up cases of the form that run.py reads: a charm, a model, dispatches, and what the charm does in each.

A case follows from its seed alone. What the generator leaves out, because Swift's API differs on purpose or cannot
express it, is said where it is left out.
"""

import random

from dispatches import Dispatches
from model import Models
from relation_steps import RelationSteps
from texts import ACTIONS, CONFIG, EMITTED, HANDLERS, LIFECYCLE, METADATA, QUIET, TEXTS
from unit_steps import UnitSteps


def make_case(seed):
    """The case of a seed."""
    return Generator(random.Random(seed)).case()


class Generator(Models, Dispatches, RelationSteps, UnitSteps):
    def case(self):
        self.messages = 0
        # What failing dispatches put into the controller, Juju takes back; fakejuju.py does not. So there none fails.
        self.in_controller = self.maybe(0.1)
        self.state = self.model()
        # A relation that may be gone in a later dispatch.
        self.lost = self.one([None, None, *self.state["relations"]])
        self.version = self.one(["3.6.9"] * 5 + ["2.6.10", "2.9.42", "3.1.5", "3.5.0", "4.0.1"])
        runs = [self.run() for _ in range(self.rng.randint(1, 4))]
        self.runs = runs
        changes = [run.get("state", {}) for run in runs]
        self.always_leads = self.state["leader"] and all(change.get("leader", True) for change in changes)
        state = self.state
        return {
            "files": {"metadata.yaml": METADATA, "config.yaml": CONFIG, "actions.yaml": ACTIONS},
            "state": state,
            "plan": self.plan(),
            "runs": runs,
        }

    def plan(self):
        events = {run.pop("observed") for run in self.runs} - {"no_such_event"}
        events |= set(self.some(LIFECYCLE, 0, 2)) | set(self.some(EMITTED, 1))
        events |= set(self.some(["pre_commit", "commit", "collect_unit_status", "collect_app_status"], 0, 2))
        observe = []
        for event in sorted(events):
            if self.maybe(0.9):
                handlers = QUIET if event in EMITTED else HANDLERS
                observe += [{"event": event, "handler": handler} for handler in self.some(handlers, 1, 2)]
        self.rng.shuffle(observe)
        self.events_of = {h: {o["event"] for o in observe if o["handler"] == h} for h in HANDLERS}
        plan = {
            "stored_default": {
                "count": 0, "names": ["a"], "tags": {"set": [1, 2]}, "map": {"k": "v", "deep": {"n": [1]}},
            },
            "observe": observe,
            "handlers": {h: self.steps(h) for h in HANDLERS if self.events_of[h]},
        }
        if self.in_controller:
            plan["use_juju_for_storage"] = True
        if self.maybe(0.15):
            plan["init"] = [self.guarded(self.step("init")) for _ in range(self.rng.randint(1, 2))]
        return plan

    def steps(self, handler):
        steps = [self.guarded(self.step(handler)) for _ in range(self.rng.randint(1, 8))]
        if self.maybe(0.35):
            steps.insert(self.rng.randint(0, len(steps)), self.guarded({"op": "defer"}, 0.6))
        if self.maybe(0.04) and not self.in_controller:
            steps.append(self.guarded({"op": "fail"}, 0.8))
        return steps

    def guarded(self, step, share=0.1):
        """The step, perhaps for one of the dispatches alone."""
        if self.maybe(share):
            step["only_run"] = self.rng.randrange(len(self.runs))
        return step

    def step(self, handler):
        groups = [(self.relation_step, 8), (self.stored_step, 5), (self.secret_step, 5), (self.model_step, 5),
                  (self.status_step, 3), (self.port_step, 2), (self.rest_step, 4)]
        if handler in ("h1", "h2", "h3"):
            groups.append((self.emit_step, 2))
        events = self.events_of.get(handler, ())
        if any(event.endswith("_action") for event in events):
            groups.append((self.action_step, 8))
        if any(event.startswith("collect_") and event != "collect_metrics" for event in events):
            groups.append((self.collect_step, 8))
        makers, weights = zip(*groups)
        return self.rng.choices(makers, weights)[0]()

    def emit_step(self):
        if self.maybe(0.6):
            return {"op": "emit", "payload": self.one(TEXTS)}
        return {"op": "emit_event", "event": self.one(EMITTED)}
