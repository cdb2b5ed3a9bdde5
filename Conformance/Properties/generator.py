"""Makes up cases of the form that run.py reads: a charm, a model, dispatches, and what the charm does in each.

A case follows from its seed alone. What the generator leaves out, because Swift's API differs on purpose or cannot express
it, is said where it is left out.
"""

import random

METADATA = """\
name: app
summary: a charm of generated plans
requires:
  db: {interface: pgsql}
  cache: {interface: memcache, limit: 1}
provides:
  web: {interface: http}
peers:
  ring: {interface: ring}
storage:
  data: {type: filesystem, multiple: {range: 0-}}
  logs: {type: filesystem}
resources:
  image: {type: file, filename: image.tar}
  absent: {type: file, filename: absent.tar}
containers:
  workload: {}
extra-bindings:
  admin:
"""
CONFIG = """\
options:
  title: {type: string, default: hello}
  port: {type: int, default: 8080}
  ratio: {type: float, default: 0.5}
  debug: {type: boolean, default: false}
"""
ACTIONS = """\
backup:
  description: take a backup
  params:
    target: {type: string}
inspect:
  description: look
"""
ENDPOINTS = ("db", "cache", "web", "ring")
HANDLERS = ("h1", "h2", "h3", "h4", "h5")
# Handlers that emit nothing: only they observe what a step may emit, so that no plan emits for ever.
QUIET = ("h4", "h5")
EMITTED = ("something_happened", "update_status", "upgrade_charm", "stop")
LIFECYCLE = (
    "install start stop remove config_changed update_status upgrade_charm leader_elected leader_settings_changed "
    "pre_series_upgrade post_series_upgrade"
).split()
TEXTS = ["a", "b", "two words", "ünï-cödé ✓", "0", "007", "true", "null", "1e3", "a=b", "key: value", "-x", "--", " ", "x\ny",
         "'quoted'", '"', "\\", "{}", "[1]", "#", "@file", "%s", "a\tb", "~", "1_000", "2031-02-03", ""]
KEYS = ["a", "b", "endpoints", "ingress-address", "with space", "k.e.y", "ünï", "extra-user-roles", "-k", "0"]
SECRET_KEYS = ["password", "user", "api-key", "abc", "a1b2"]
WRONG_SECRET_KEYS = ["ab", "Upper", "under_score", "-dash", "trailing-", "1abc", "a--bc", ""]
STATUSES = ["active", "blocked", "waiting", "maintenance"]
REFUSALS = ["ERROR permission denied\n", "ERROR relation not found\n", 'ERROR secret "x" not found\n', "ERROR boom\n", ""]
# Not among those that fail: what Swift asks when the answer is needed and the reference before (is-leader, relation-ids,
# relation-list, storage-list, storage-get), and juju-log, whose failure is no error of the charm's in Swift.
FAILING = (
    "config-get relation-get relation-set status-get status-set network-get "
    "goal-state opened-ports open-port secret-get secret-info-get secret-set secret-add secret-grant "
    "action-get action-set application-version-set resource-get"
).split()


def make_case(seed):
    """The case of a seed."""
    return Generator(random.Random(seed)).case()


class Generator:
    def __init__(self, rng):
        self.rng = rng
        self.one = rng.choice
        self.messages = 0

    def maybe(self, share):
        return self.rng.random() < share

    def some(self, values, least=0, most=None):
        values = list(values)
        return self.rng.sample(values, self.rng.randint(least, min(most or len(values), len(values))))

    # The model

    def case(self):
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

    def model(self):
        leader = self.maybe(0.6)
        state = {
            "unit": "app/0",
            "leader": leader,
            "config": {"title": self.one(TEXTS), "port": self.one([0, 8080, -1, 2**40]),
                       "ratio": self.one([0.5, 1e300, -2.25, 3.0]), "debug": self.maybe(0.5)},
            "relations": {},
            "secrets": self.secrets(),
            "storage": {"data": {str(n): f"@TMP@/data{n}" for n in self.some(range(4))},
                        "logs": {"7": "@TMP@/logs"} if self.maybe(0.7) else {}},
            "resources": {"image": "@TMP@/image.tar"},
            "network": self.networks(),
            "ports": sorted(self.some(["80/tcp", "443/tcp", "53/udp", "icmp"])),
            "goal_units": [f"app/{n}" for n in range(self.rng.randint(0, 3))],
            "action": {"params": self.one([{}, {"target": "s3"}, {"target": "ü", "deep": {"n": [1, 2.5, None, True]}}])},
        }
        number = 1
        for endpoint in ENDPOINTS:
            for n in range(self.one([0, 1, 1, 1, 2]) if endpoint != "ring" else self.one([0, 1, 1])):
                state["relations"][str(number)] = self.relation(endpoint, n)
                number += 1
        if self.maybe(0.5):
            state["status"] = {which: {"status": self.one(STATUSES), "message": self.one(TEXTS)}
                               for which in self.some(["unit", "app"])}
        if self.maybe(0.5):
            state["cloud"] = {"type": "lxd", "name": "localhost", "endpoint": "https://10.0.0.1:8443",
                              "credential": {"auth-type": "certificate", "attrs": {"a": "b"}},
                              **({"region": "north"} if self.maybe(0.5) else {})}
        if self.maybe(0.25) and not self.in_controller:
            state["fail"] = {tool: {"code": self.one([1, 2, 127]), "stderr": self.one(REFUSALS)}
                             for tool in self.some(FAILING, 1, 2)}
        return state

    def relation(self, endpoint, n):
        app = "app" if endpoint == "ring" else f"{endpoint}-app{n}"
        first = 1 if endpoint == "ring" else 0
        units = [f"{app}/{first + i}" for i in range(self.rng.randint(0, 3))]
        owners = {app, "app", "app/0", *units}
        return {"endpoint": endpoint, "app": app, "units": units,
                "data": {owner: self.databag() for owner in sorted(owners)}}

    def databag(self):
        return {key: self.one(TEXTS[:-1]) for key in self.some(KEYS, 0, 3)}

    def secrets(self):
        secrets = {}
        for key, owner in (("foreign", "db-app0"), ("ofapp", "app"), ("ofunit", "app/0")):
            revisions = {str(n): {self.one(SECRET_KEYS): self.one(TEXTS[:-1])} for n in range(1, self.rng.randint(2, 4))}
            secrets[key] = {"owner": owner, "label": self.one([None, f"label-{key}"]), "description": None,
                            "rotate": self.one(["never", "daily"]), "expire": self.one([None, "2031-02-03T04:05:06Z"]),
                            "revisions": revisions, "tracked": 1, "grants": {}}
        return secrets

    def networks(self):
        def network(address, cidr):
            return {"bind-addresses": [{"interface-name": "eth0", "addresses": [{"value": address, "cidr": cidr}]}],
                    "ingress-addresses": [address], "egress-subnets": [cidr] if cidr else []}

        choices = [network("10.0.0.1", "10.0.0.0/24"), network("fd00::1", "fd00::/64"), network("10.0.0.2", ""),
                   {"bind-addresses": [], "ingress-addresses": ["host.example"], "egress-subnets": []}]
        return {name: self.one(choices) for name in self.some([*ENDPOINTS, "admin", "db:1", "db:2"], 2)}

    # The dispatches

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

    # The plan

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
            "stored_default": {"count": 0, "names": ["a"], "tags": {"set": [1, 2]}, "map": {"k": "v", "deep": {"n": [1]}}},
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

    def which_relation(self, may_be_lost=True):
        relations = self.state["relations"]
        step = {"relation": self.one(ENDPOINTS)}
        known = [number for number in relations if may_be_lost or number != self.lost]
        if known and self.maybe(0.85):
            number = self.one(known)
            step["relation"] = relations[number]["endpoint"]
            if self.maybe(0.8):
                step["id"] = int(number)
        elif self.maybe(0.1) and may_be_lost:
            step["id"] = 99
        return step

    def entity(self, endpoint):
        found = [r for r in self.state["relations"].values() if r["endpoint"] == endpoint]
        entities = ["app", "app/0"] * 4 + ["app/1", "nobody", "nobody/0"]
        for relation in found:
            entities += [relation["app"], *relation["units"]] * 2
        return self.one(entities)

    def relation_step(self):
        op = self.one(["relations", "relation", "data.all", "data.all", "data.get", "data.set", "data.set", "data.update",
                       "data.delete", "data.entities", "relation.remote_model", "binding"])
        # The databags of a relation that Juju does not know live in Python until its garbage collector comes by.
        step = {"op": op, **self.which_relation(may_be_lost=not op.startswith("data."))}
        if op == "relations":
            step.pop("id", None)
        if op.startswith("data.") and op != "data.entities":
            step["entity"] = self.entity(step["relation"])
        if op in ("data.get", "data.set", "data.delete"):
            step["key"] = self.one(KEYS)
        if op == "data.set":
            step["value"] = self.one(TEXTS) if self.maybe(0.93) else self.one([1, None, True, ["a"]])
        if op == "data.update":
            step["values"] = {key: self.one(TEXTS) for key in self.some(KEYS, 0, 3)}
        if op == "binding" and self.maybe(0.2):
            step = {"op": op, "relation": self.one(["admin", "nothing"])}
        return step

    def value(self, depth=0):
        kind = self.rng.random()
        if depth < 2 and kind < 0.15:
            return [self.value(depth + 1) for _ in range(self.rng.randint(0, 3))]
        if depth < 2 and kind < 0.3:
            return {key: self.value(depth + 1) for key in self.some(KEYS, 0, 3)}
        return self.one([None, True, False, 0, 1, -1, 255, 256, 65536, -2**31, 2**31, 2**53 + 1, 2**63, -2**63, 2**70, 1.5, -0.0,
                         1e300, *TEXTS, "x" * 300])

    def stored_step(self):
        op = self.one(["stored.set", "stored.set", "stored.get", "stored.get", "stored.add", "stored.append", "stored.put"])
        key = self.one(["count", "names", "tags", "map", "new", "other"])
        fits = {"stored.add": "tags", "stored.append": "names", "stored.put": "map"}
        if op in fits and self.maybe(0.8):
            key = fits[op]
        elif op == "stored.set" and self.maybe(0.6):
            key = self.one(["count", "new", "other"])  # The containers keep their kinds.
        step = {"op": op, "key": key}
        if op == "stored.set":
            step["value"] = {"set": self.some(["x", "y", "z"])} if self.maybe(0.15) else self.value()
        if op == "stored.add":
            step["value"] = self.one([1, 2, 3, "x", "y"]) if key != "tags" else self.rng.randint(1, 5)
        if op == "stored.append":
            step["value"] = self.value(1)
        if op == "stored.put":
            step["field"], step["value"] = self.one(KEYS), self.value(1)
        return step

    def which_secret(self):
        if self.maybe(0.5):
            return {"saved": self.one(["secret", "other"])}
        key = self.one(["foreign", "ofapp", "ofunit", "nothing"])
        kind = self.rng.random()
        if kind < 0.5:
            return {"id": self.one([f"secret:{key}", key, f"secret://cdac5656-2423-4388-8f30-41854b4cca7d/{key}"])}
        if kind < 0.9:
            return {"label": f"label-{key}"}
        return {"id": f"secret:{key}", "label": f"label-{key}"}

    def secret_content(self):
        if self.maybe(0.1):
            return {self.one(WRONG_SECRET_KEYS): "v"} if self.maybe(0.8) else {}
        return {key: self.one(TEXTS) for key in self.some(SECRET_KEYS, 1, 3)}

    def secret_details(self):
        details = {}
        if self.maybe(0.3):
            details["description"] = self.one(["d", "two words"])
        if self.maybe(0.2):
            details["expire_at"] = "2032-03-04T05:06:07Z"
        if self.maybe(0.2):
            details["rotate"] = self.one(["never", "hourly", "daily", "monthly"])
        return details

    def secret_step(self):
        op = self.one("secret.add secret.get secret.get secret.info secret.content secret.content secret.peek "
                      "secret.set_content secret.set_info secret.grant secret.revoke secret.remove_revision "
                      "secret.remove_all event.secret".split())
        if op == "event.secret":
            return {"op": op}
        if op == "secret.add":
            step = {"op": op, "owner": self.one(["app", "unit"]), "content": self.secret_content(), **self.secret_details()}
            if self.maybe(0.4):
                step["label"] = self.one(["new", "newer"])
            return {**step, "save": self.one(["secret", "other"])}
        which = self.which_secret()
        if op == "secret.get":
            which.pop("saved", None)
            if not which:
                which = {"id": "secret:" + self.one(["foreign", "ofapp", "ofunit"])}
            return {"op": op, **which, "save": self.one(["secret", "other"])}
        step = {"op": op, **which}
        if op == "secret.content":
            step["refresh"] = self.maybe(0.4)
        if op == "secret.set_content":
            step["content"] = self.secret_content()
        if op == "secret.set_info":
            step.update(self.secret_details())
            if self.maybe(0.3):
                step["new_label"] = "changed"
        if op in ("secret.grant", "secret.revoke"):
            relation = self.which_relation()
            step["relation"] = relation["relation"]
            if "id" in relation:
                step["relation_id"] = relation["id"]
            if self.maybe(0.3):
                step["unit"] = self.entity(step["relation"])
        if op == "secret.remove_revision":
            step["revision"] = self.rng.randint(1, 3)
        return step

    def model_step(self):
        op = self.one("model.name model.uuid unit.name app.name unit.is_leader unit.set_workload_version app.planned_units "
                      "unit.reboot config.all config.get config.get cloud_spec remote.status".split())
        step = {"op": op}
        if op == "unit.set_workload_version":
            step["version"] = self.one(["1.2.3", "", "-v", "ü", 3])
        if op == "config.get":
            step["key"] = self.one(["title", "port", "ratio", "debug", "nothing"])
        if op == "remote.status":
            step["entity"] = self.one(["db-app0", "db-app0/0", "app/1", "nobody"])
        return step

    def status_step(self):
        op = self.one(["unit.status", "app.status", "unit.set_status", "unit.set_status", "app.set_status",
                       "collect.add_status"])
        step = {"op": op}
        if not op.endswith(".status"):
            # What only Juju sets cannot be written in Swift. For the application the reference asks who leads before it looks.
            wrong = ["error", "unknown", "fine"] if op == "unit.set_status" else ["fine"]
            step["status"] = self.one(STATUSES if self.maybe(0.95) else wrong)
            step["message"] = self.one(TEXTS)
        return step

    def port_step(self):
        op = self.one(["unit.open_port", "unit.close_port", "unit.set_ports", "unit.opened_ports"])
        step = {"op": op}
        if op in ("unit.open_port", "unit.close_port"):
            step["protocol"] = self.one(["tcp", "udp", "icmp", "tcp", "TCP", "sctp"])
            if step["protocol"] != "icmp" or self.maybe(0.1):
                step["port"] = self.one([80, 443, 53, 65535])  # Juju takes no other ones; fakejuju.py would.
        if op == "unit.set_ports":
            step["ports"] = self.some([80, 443, 8080, 1, 65535])
        return step

    def rest_step(self):
        op = self.one("resource.path storages storage.request pod.set_spec containers container.get log log events meta "
                      "juju_version juju_version.compare framework.handle_path handle.from_path metrics.add "
                      "action.set_results".split())
        step = {"op": op}
        # Whether a follower's collect-app-status takes an event's number is a difference: Swift does not ask who leads.
        if op == "framework.handle_path" and not self.always_leads:
            return {"op": "events"}
        if op == "resource.path":
            step["name"] = self.one(["image", "absent", "nothing"])
        if op == "storages":
            step["name"] = self.one(["data", "logs", "nothing"])
        if op == "storage.request":
            step["name"] = self.one(["data", "logs", "nothing"])
            if self.maybe(0.7):
                step["count"] = self.one([1, 2, 0, -1])
        if op == "pod.set_spec":
            step["spec"] = {"version": 3, "containers": [{"name": self.one(TEXTS)}]}
        if op == "container.get":
            step["container"] = self.one(["workload", "nothing"])
        if op == "log":
            self.messages += 1
            step["level"] = self.one(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])
            step["message"] = f"message {self.messages}: {self.one(TEXTS)}."
        if op == "juju_version":
            step.update({} if self.maybe(0.3) else {"version": self.some_version()})
        if op == "juju_version.compare":
            step["a"], step["b"] = self.some_version(), self.some_version()
        if op == "handle.from_path":
            step["path"] = self.one(["Charm/on/start[3]", "a", "a[b]/c[d]", "a[]", "a[b", "a]", "a[b][c]", "", "a//b", "/a"])
        if op == "metrics.add":
            step["metrics"] = {self.one(["m", "m-1", "-m", "m_"]): self.one([1, 2.5, -1, 0, "x"])}
            if self.maybe(0.4):
                step["labels"] = {self.one(["l", "l-1", "-"]): self.one(["v", "", "a,b", "a=b"])}
        if op == "action.set_results":
            step["results"] = {"a": 1}
        return step

    def some_version(self):
        return self.one(["2.8.1", "2.9-rc3", "3.1.0.1", "2.8-beta1.4", "3.6.9", "3.6", "4.0-beta2", "2.9", "10.0.0", "x", "1",
                         "3.6.9-", "3.6.9.1"])

    def collect_step(self):
        return {"op": "collect.add_status", "status": self.one(STATUSES), "message": self.one(TEXTS)}

    def action_step(self):
        op = self.one(["action.set_results", "action.set_results", "action.log", "action.fail"])
        if op == "action.set_results":
            results = {}
            for _ in range(self.rng.randint(0, 3)):
                key = self.one(["a", "b", "a-b", "a.b", "Wrong", "-a", "deep"])
                results[key] = {self.one(["x", "y", "x.y", "Z"]): self.one([1, "t"])} if key == "deep" else self.one(
                    [1, 2.5, "text", "", True, None])
            return {"op": op, "results": results}
        return {"op": op, "message": self.one(TEXTS)}
