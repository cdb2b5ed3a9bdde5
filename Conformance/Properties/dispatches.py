"""The dispatches that Juju makes, and what changes in the model before them."""

from choosing import Choosing
from texts import LIFECYCLE, TEXTS


class Dispatches(Choosing):
    def run(self):
        kind = self.rng.random()
        state = self.state
        if kind < 0.3:
            event = self.one(LIFECYCLE)
            run = {"event": "hooks/" + event.replace("_", "-")}
        elif kind < 0.62 and state["relations"]:
            run = self.relation_run()
            event = run["event"][6:].replace("-", "_")
        elif kind < 0.75:
            run = self.secret_run()
            event = run["event"][6:].replace("-", "_")
        elif kind < 0.82 and any(state["storage"].values()):
            name = self.one([name for name, found in state["storage"].items() if found])
            suffix = self.one(["attached", "detaching"])
            run = {"event": f"hooks/{name}-storage-{suffix}",
                   "env": {"JUJU_STORAGE_ID": f"{name}/{self.one(list(state['storage'][name]))}"}}
            event = f"{name}_storage_{suffix}"
        elif kind < 0.88:
            run = self.workload_run()
            event = run["event"][6:].replace("-", "_")
        elif kind < 0.97:
            action = self.one(["backup", "inspect"])
            run, event = {"event": f"actions/{action}"}, f"{action}_action"
        else:
            event = self.one(["collect_metrics", "no_such_event"])
            run = {"event": "hooks/" + event.replace("_", "-")}
        run["observed"] = event
        if self.version != "3.6.9":
            run.setdefault("env", {})["JUJU_VERSION"] = self.version
        if self.maybe(0.2):
            run["state"] = self.one([
                {"leader": self.maybe(0.5)}, {"config": {"title": self.one(TEXTS)}}, {"ports": []},
                {"goal_units": ["app/0"]}, {"storage": {"data": {"9": "@TMP@/data9"}}},
                {"relations": {self.lost: {"endpoint": "gone"}} if self.lost else {}},
            ])
        return run

    def relation_run(self):
        number, relation = self.one(list(self.state["relations"].items()))
        kind = self.one(["created", "joined", "changed", "changed", "departed", "broken"])
        env = {"JUJU_RELATION": relation["endpoint"], "JUJU_RELATION_ID": f"{relation['endpoint']}:{number}",
               "JUJU_REMOTE_APP": relation["app"]}
        if kind in ("joined", "departed") or kind == "changed" and self.maybe(0.7):
            env["JUJU_REMOTE_UNIT"] = self.one(relation["units"] + [f"{relation['app']}/5"])
        if kind == "departed":
            env["JUJU_DEPARTING_UNIT"] = self.one([env["JUJU_REMOTE_UNIT"], "app/0"])
        return {"event": f"hooks/{relation['endpoint']}-relation-{kind}", "env": env}

    def secret_run(self):
        kind = self.one(["changed", "rotate", "expired", "remove"])
        key = "foreign" if kind == "changed" else self.one(["ofapp", "ofunit"])
        env = {"JUJU_SECRET_ID": f"secret:{key}"}
        if self.state["secrets"][key]["label"]:
            env["JUJU_SECRET_LABEL"] = self.state["secrets"][key]["label"]
        if kind in ("expired", "remove"):
            env["JUJU_SECRET_REVISION"] = self.one(["1", "2", "9"])
        return {"event": f"hooks/secret-{kind}", "env": env}

    def workload_run(self):
        kind = self.one(["ready", "custom-notice", "check-failed", "check-recovered"])
        env = {"JUJU_WORKLOAD_NAME": "workload"}
        if kind == "custom-notice":
            env.update(JUJU_NOTICE_ID="7", JUJU_NOTICE_TYPE="custom", JUJU_NOTICE_KEY="example.com/a")
        if kind.startswith("check"):
            env["JUJU_PEBBLE_CHECK_NAME"] = "up"
        return {"event": f"hooks/workload-pebble-{kind}", "env": env}
